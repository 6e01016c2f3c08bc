namespace Akin.Clustering;

/// <summary>What <see cref="KSweep"/> is asked to do.</summary>
public sealed record KSweepOptions
{
    /// <summary>Smallest k, ≥ 2. Default: 2.</summary>
    public int KMin { get; init; } = 2;

    /// <summary>Largest k; lowered to n − 1 and to the number of distinct points. Default: 30.</summary>
    public int KMax { get; init; } = 30;

    /// <summary>
    /// Starts of k-means for each k, ≥ 1; <see langword="null"/> for as many as <see cref="KMeansOptions.Restarts"/>,
    /// up to 40 of no more than 2,000 rows, and fewer where the sweep would take long. Default: null.
    /// </summary>
    public int? Restarts { get; init; }

    /// <summary>What the choice goes by. Default: all that was measured, combined.</summary>
    public KCriterion By { get; init; }

    /// <summary>How silhouettes are computed. Default: exact where the data allow it.</summary>
    public SilhouetteEstimate Silhouettes { get; init; }

    /// <summary>
    /// Memory to stay within, in bytes, the points included; what does not fit is sampled. Default: no limit.
    /// </summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Each k gets the labels that <see cref="KMeans"/> gives with this seed. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use, ≥ 1. Default: one for each core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Refuses settings that cannot be met, all faults in one message.</summary>
    /// <exception cref="ArgumentException">Something is out of range.</exception>
    internal void Check()
    {
        var faults = new List<string>();
        if (KMin < 2)
        {
            faults.Add($"KMin is {KMin}: a sweep starts at 2 or more clusters.");
        }

        if (KMax < KMin)
        {
            faults.Add($"KMax is {KMax}, below KMin {KMin}.");
        }

        if (Restarts < 1)
        {
            faults.Add($"Restarts is {Restarts}: at least 1 is needed.");
        }

        if (Threads < 1)
        {
            faults.Add($"Threads is {Threads}: at least 1 is needed.");
        }

        if (MemoryBytes <= 0)
        {
            faults.Add($"MemoryBytes is {MemoryBytes}: it must be above 0.");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', faults));
        }
    }
}
