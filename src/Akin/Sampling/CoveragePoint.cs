namespace Akin.Sampling;

/// <summary>What the first picks of a sample cover.</summary>
/// <param name="Count">How many picks.</param>
/// <param name="Picked">What they cover.</param>
/// <param name="Random">What as many random rows cover.</param>
public sealed record CoveragePoint(int Count, CoverageLevel Picked, CoverageLevel Random);
