namespace Akin.Cli.Commands.Cluster;

/// <summary>How to group.</summary>
/// <param name="K">Number of clusters; none to choose it.</param>
/// <param name="KMin">The least number tried when it is to be chosen.</param>
/// <param name="KMax">The largest number tried when it is to be chosen.</param>
/// <param name="Init">An NPY file of centres to start from.</param>
/// <param name="Iterations">Lloyd steps; none for the default.</param>
/// <param name="Restarts">Starts, of which the best is kept; none for the default.</param>
/// <param name="Tolerance">When to stop; none for the default.</param>
internal sealed record ClusterOptions(
    int? K, int KMin, int KMax, string? Init, int? Iterations, int? Restarts, double? Tolerance);
