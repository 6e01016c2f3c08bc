namespace Akin.Rendering;

/// <summary>How DBSCAN's radius was found.</summary>
/// <param name="CoreDistances">The distance from each picture to those that make a place dense, rising.</param>
/// <param name="Radius">The radius that was taken.</param>
public sealed record ReportRadius(IReadOnlyList<float> CoreDistances, double Radius);
