namespace Akin.Neighbours;

/// <summary>How to search approximately, and how well.</summary>
public sealed record ApproximateNeighboursOptions
{
    /// <summary>Neighbours of each point, k ≥ 0; more than n − 1 means n − 1. Default: 10.</summary>
    public int Count { get; init; } = 10;

    /// <summary>
    /// The share of the true neighbours to be found, 0 … 1, by the lower end of the sample's 95 % interval. Default:
    /// 0.95.
    /// </summary>
    public double Recall { get; init; } = 0.95;

    /// <summary>Points whose exact neighbours are found to measure the recall, ≥ 1. Default: 1,000.</summary>
    public int SampleRows { get; init; } = 1000;

    /// <summary>Up to so many points the search is exact, which is faster there. Default: 20,000.</summary>
    public int ExactUpTo { get; init; } = 20_000;

    /// <summary>Seed of the cells and the sample: the same seed gives the same bits. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the answer is the same for any. Default: all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(SampleRows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Threads);
        if (Recall is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Recall), Recall, "The recall must be above 0 and at most 1.");
        }
    }
}
