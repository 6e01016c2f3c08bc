namespace Akin.Clustering.Hierarchy;

/// <summary>How clusters are joined, and where the tree is cut.</summary>
public sealed record AgglomerativeOptions
{
    /// <summary>How far apart two clusters are. Default: Ward.</summary>
    public Linkage Linkage { get; init; }

    /// <summary>Number of clusters to cut into, ≥ 1; copies of a point stay together. Default: 8.</summary>
    public int K { get; init; } = 8;

    /// <summary>
    /// Cut here in place of <see cref="K"/>: clusters at most so far apart are joined, ≥ 0. Default: none.
    /// </summary>
    public double? Height { get; init; }

    /// <summary>
    /// Memory that distances may take, in bytes; <see langword="null"/> for half of what the machine
    /// has. Default: null.
    /// </summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Not used: nothing is random. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the result is the same for any. Default: all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(K);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Threads);
        if (Height is { } height && !(height >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(Height), height, "A height is a number of at least 0.");
        }
    }
}
