namespace Akin.Rendering;

/// <summary>What the grouping was computed on.</summary>
/// <param name="Ratios">Share of the variance that each principal component explains, largest first; may be cut
/// short.</param>
/// <param name="Used">Components used; 0 when the features themselves were.</param>
/// <param name="Dimension">Length of a feature vector.</param>
/// <param name="Normalised">Whether the features were scaled to length 1 before.</param>
/// <param name="OnMap">Whether groups were found among the places of the map that was made from these.</param>
public sealed record ReportVariance(
    IReadOnlyList<double> Ratios, int Used, int Dimension, bool Normalised, bool OnMap = false);
