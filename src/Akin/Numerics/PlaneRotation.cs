namespace Akin.Numerics;

/// <summary>A rotation of two neighbouring coordinates.</summary>
/// <param name="Row">The first of the two.</param>
/// <param name="Cosine">Cosine of the angle.</param>
/// <param name="Sine">Sine of the angle.</param>
internal readonly record struct PlaneRotation(int Row, double Cosine, double Sine);
