namespace Akin.Rendering;

/// <summary>How the number of groups was chosen.</summary>
/// <param name="Curve">What each number of groups gave, in rising order.</param>
/// <param name="K">The number that was taken.</param>
/// <param name="Explanation">One or two sentences why.</param>
/// <param name="ClearGroups">Whether the pictures fall into groups at all, by the silhouette.</param>
public sealed record ReportChoice(
    IReadOnlyList<ReportCurvePoint> Curve, int K, string Explanation, bool ClearGroups)
{
    /// <summary>The number that the curve is best for, where <see cref="K"/> was asked for in its place; else
    /// <see langword="null"/>.</summary>
    public int? Best { get; init; }

    /// <summary>Pictures that the silhouettes were estimated on; <see langword="null"/> for all.</summary>
    public int? Sample { get; init; }
}
