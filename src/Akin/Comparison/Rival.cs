namespace Akin.Comparison;

/// <summary>The row of another collection that is nearest to a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Nearest">The nearest row of any other collection; of equally near ones the first.</param>
/// <param name="Distance">Their Euclidean distance.</param>
public sealed record Rival(int Row, int Nearest, double Distance);
