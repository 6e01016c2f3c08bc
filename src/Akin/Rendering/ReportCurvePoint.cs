namespace Akin.Rendering;

/// <summary>What one number of groups gave.</summary>
/// <param name="K">Number of groups.</param>
/// <param name="Silhouette">Mean silhouette, −1 … 1.</param>
/// <param name="Inertia">Sum of squared distances to the centres.</param>
public readonly record struct ReportCurvePoint(int K, double Silhouette, double Inertia);
