namespace Akin.Comparison;

/// <summary>How collections are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The most that <see cref="MostPaired"/> may be.</summary>
    public const int LargestPaired = 2000;

    /// <summary>
    /// Confidence of the intervals, above 0 and below 1; what is called over- or under-represented is at the level
    /// 1 − confidence over all tests together. Default: 0.95.
    /// </summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>
    /// Random splits that a distance between two collections is held against, ≥ 19; <see langword="null"/> for 999, or
    /// more where so many pairs are compared that 999 could not tell any of them. Default: null.
    /// </summary>
    public int? Permutations { get; init; }

    /// <summary>
    /// Of so many collections, those with the most rows, every pair is measured, 2 … 2,000: their number grows with the
    /// square. Default: 500.
    /// </summary>
    public int MostPaired { get; init; } = 500;

    /// <summary>
    /// Multiplications that the distances of all pairs, and likewise the search for rivals, may take: past it they are
    /// computed on random samples of the rows. ≥ 1e6. Default: 1e12, some ten seconds on two cores.
    /// </summary>
    public double Work { get; init; } = 1e12;

    /// <summary>Memory to stay within, in bytes; <see langword="null"/> for no limit. Default: null.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Seed of the random splits and samples. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the result is the same for any. Default: one for each core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Refuses settings that cannot be met, all faults in one message.</summary>
    /// <exception cref="ArgumentException">Something is out of range.</exception>
    internal void Check()
    {
        var faults = new List<string>();
        Require(Confidence is > 0 and < 1, $"Confidence is {Confidence}: it must lie between 0 and 1.");
        Require(Permutations is null or >= 19, $"Permutations is {Permutations}: at least 19 are needed.");
        Require(
            MostPaired is >= 2 and <= LargestPaired,
            $"MostPaired is {MostPaired}: it must lie between 2 and {LargestPaired}.");
        Require(Work >= 1e6, $"Work is {Work}: at least 1e6 is needed.");
        Require(MemoryBytes is null or > 0, $"MemoryBytes is {MemoryBytes}: it must be above 0.");
        Require(Threads >= 1, $"Threads is {Threads}: at least 1 is needed.");
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', faults));
        }

        void Require(bool met, string fault)
        {
            if (!met)
            {
                faults.Add(fault);
            }
        }
    }
}
