namespace Akin.Cli.Stages;

/// <summary>What the verbs that group, map or score a workspace print with <c>--json</c>.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Run">The run's folder, absolute.</param>
/// <param name="WasThere">Whether the run had been made before: nothing was computed.</param>
/// <param name="Pictures">Pictures in groups.</param>
/// <param name="Clusters">Groups with at least one picture.</param>
/// <param name="Noise">Pictures in no group.</param>
/// <param name="WithoutFeatures">Pictures that are ready and without features in the set: they were left out.</param>
/// <param name="Set">The set of features.</param>
/// <param name="K">Number of groups asked for or chosen.</param>
/// <param name="Components">Principal components that it was computed on; none for others than these.</param>
/// <param name="ComponentsAskedFor">How many were asked for; few pictures have no more than their number.</param>
/// <param name="Silhouette">Mean silhouette.</param>
/// <param name="Inertia">Sum of the squared distances to the centres; none for other methods than k-means.</param>
/// <param name="ElbowK">Where the inertia curve bends.</param>
/// <param name="Explanation">Why this K; empty when it was given.</param>
/// <param name="KlDivergence">What the map could not keep.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="PeakMemoryBytes">The most memory that was taken at any moment.</param>
internal sealed record AnalysisSummary(
    string Workspace,
    string Run,
    bool WasThere,
    int Pictures,
    int Clusters,
    int Noise,
    int WithoutFeatures,
    string Set,
    int K,
    int? Components,
    int? ComponentsAskedFor,
    double? Silhouette,
    double? Inertia,
    int? ElbowK,
    string Explanation,
    double? KlDivergence,
    double Seconds,
    long PeakMemoryBytes)
{
    /// <summary>The edit that made these groups; none when they were found.</summary>
    public EditedGroups? Edited { get; init; }
}
