namespace Akin.Sampling;

/// <summary>How far the rows are from the nearest pick of their group.</summary>
/// <param name="Mean">The mean distance.</param>
/// <param name="Median">The median distance; of an even number of rows the middle of the two in the middle.</param>
/// <param name="Most">The 95th percentile, between two distances in a straight line, as by numpy.</param>
/// <param name="Farthest">All rows are within this distance: the covering radius.</param>
public readonly record struct CoverageLevel(double Mean, double Median, double Most, double Farthest);
