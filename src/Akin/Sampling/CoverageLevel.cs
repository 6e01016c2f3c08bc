namespace Akin.Sampling;

/// <summary>How far the rows are from the nearest pick of their group.</summary>
/// <param name="Mean">The mean distance.</param>
/// <param name="Median">Half of the rows are within this distance.</param>
/// <param name="Most">95 % of the rows are within this distance.</param>
/// <param name="Farthest">All rows are within this distance: the covering radius.</param>
public readonly record struct CoverageLevel(double Mean, double Median, double Most, double Farthest);
