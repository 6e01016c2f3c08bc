namespace Akin.Clustering.Density;

/// <summary>What <see cref="Hdbscan"/> is asked to do.</summary>
public sealed record HdbscanOptions
{
    /// <summary>The least number of points of a cluster, ≥ 2. Default: 15.</summary>
    public int MinClusterSize { get; init; } = 15;

    /// <summary>
    /// The density of a point is its distance to that many points, itself among them, ≥ 1. Default: 5.
    /// </summary>
    public int MinSamples { get; init; } = 5;

    /// <summary>Which clusters of the tree to take. Default: those that persist longest.</summary>
    public ClusterSelection Selection { get; init; }

    /// <summary>Whether one cluster of all points may be the answer. Default: no.</summary>
    public bool AllowSingleCluster { get; init; }

    /// <summary>
    /// Memory that may be taken beside the points, in bytes; <see langword="null"/> for no limit. Default: null.
    /// </summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Nothing is drawn at random; the seed changes nothing. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use, ≥ 1; the result is the same for any. Default: one for each core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Refuses settings that cannot be met, all faults in one message.</summary>
    /// <exception cref="ArgumentException">Something is out of range.</exception>
    internal void Check()
    {
        var faults = new List<string>();
        if (MinClusterSize < 2)
        {
            faults.Add($"MinClusterSize is {MinClusterSize}: at least 2 is needed.");
        }

        if (MinSamples < 1)
        {
            faults.Add($"MinSamples is {MinSamples}: at least 1 is needed.");
        }

        if (!Enum.IsDefined(Selection))
        {
            faults.Add($"Selection is {Selection}: it must be ExcessOfMass or Leaf.");
        }

        if (Threads < 1)
        {
            faults.Add($"Threads is {Threads}: at least 1 is needed.");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', faults));
        }
    }
}
