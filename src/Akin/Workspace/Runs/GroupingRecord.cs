using Akin.Clustering;

namespace Akin.Workspace.Runs;

/// <summary>What <c>grouping.json</c> tells of a run's groups; their members are in <c>labels.csv</c>.</summary>
/// <param name="K">Number of groups asked for, chosen or found.</param>
/// <param name="Clusters">Groups with at least one picture.</param>
/// <param name="Silhouette">Mean silhouette; <see langword="null"/> when the labels have none.</param>
/// <param name="GroupSilhouettes">Mean silhouette of each group.</param>
/// <param name="Inertia">Sum of the squared distances to the centres; <see langword="null"/> for other methods than
/// k-means.</param>
/// <param name="Iterations">Steps of k-means; <see langword="null"/> for other methods.</param>
/// <param name="ElbowK">Where the inertia curve bends; <see langword="null"/> when it does not, or K was given.</param>
/// <param name="Explanation">How these groups came about, in a sentence; empty when K was given.</param>
/// <param name="ClearGroups">Whether the pictures fall into clear groups; <see langword="null"/> when K was
/// given.</param>
/// <param name="Curve">What each K gave; empty when it was given.</param>
/// <param name="ExplainedVarianceRatio">The share of each principal component; empty without a reduction.</param>
/// <param name="Noise">Pictures in no group.</param>
/// <param name="Radius">DBSCAN's radius; <see langword="null"/> for other methods.</param>
/// <param name="CoreDistances">What the radius was read off: distances to the nearest pictures, rising, at most 1,000
/// of them at even steps; empty when it was given.</param>
public sealed record GroupingRecord(
    int K,
    int Clusters,
    double? Silhouette,
    IReadOnlyList<double> GroupSilhouettes,
    double? Inertia,
    int? Iterations,
    int? ElbowK,
    string Explanation,
    bool? ClearGroups,
    IReadOnlyList<KCurvePoint> Curve,
    IReadOnlyList<double> ExplainedVarianceRatio,
    int Noise,
    double? Radius,
    IReadOnlyList<float> CoreDistances)
{
    /// <summary>The numbers of groups that the pictures support, rising; empty when K was given.</summary>
    public IReadOnlyList<KLevel> Levels { get; init; } = [];

    /// <summary>The record of a grouping.</summary>
    public static GroupingRecord Of(Grouping grouping, ReducedFeatures points) => new(
        grouping.K,
        grouping.Clusters,
        grouping.Silhouette,
        grouping.GroupSilhouettes,
        grouping.Inertia,
        grouping.Iterations,
        grouping.Choice?.ElbowK,
        grouping.Explanation,
        grouping.Choice?.ClearGroups,
        grouping.Choice?.Curve ?? [],
        points.ExplainedVarianceRatio,
        grouping.Noise,
        grouping.Radius,
        CoreDistanceFile.Steps(grouping.CoreDistances ?? []))
    {
        Levels = grouping.Choice?.Levels ?? [],
    };
}
