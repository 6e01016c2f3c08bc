namespace Akin.Rendering;

/// <summary>The inertia of each number of groups.</summary>
/// <param name="Inertias">k and inertia, k rising.</param>
/// <param name="Knee">Where the curve bends; <see langword="null"/> when it does not.</param>
public sealed record ReportElbow(IReadOnlyList<KeyValuePair<int, double>> Inertias, int? Knee)
{
    /// <summary>Pictures that it was computed on; <see langword="null"/> for all.</summary>
    public int? Rows { get; init; }
}
