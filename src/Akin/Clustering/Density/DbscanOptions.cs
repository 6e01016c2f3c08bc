namespace Akin.Clustering.Density;

/// <summary>What <see cref="Dbscan"/> is asked to do.</summary>
public sealed record DbscanOptions
{
    /// <summary>
    /// The radius of a neighbourhood (eps of the paper), ≥ 0, Euclidean, the border included; at 0 only equal points
    /// are neighbours. Default: 0.5.
    /// </summary>
    public double Radius { get; init; } = 0.5;

    /// <summary>
    /// A point with at least that many points in its neighbourhood, itself among them, is a core point; ≥ 1.
    /// Default: 5.
    /// </summary>
    public int MinSamples { get; init; } = 5;

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
        if (!(Radius >= 0) || double.IsInfinity(Radius))
        {
            faults.Add($"Radius is {Radius}: it must be a finite number of at least 0.");
        }

        if (MinSamples < 1)
        {
            faults.Add($"MinSamples is {MinSamples}: at least 1 is needed.");
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
