using Akin.Clustering;
using Akin.Numerics;

namespace Akin.Sampling;

/// <summary>What <see cref="Sampler"/> is asked to do.</summary>
public sealed record SampleOptions
{
    private const int UsualKMax = 30;

    /// <summary>
    /// Rows to pick, ≥ 1, of each group or of all (<see cref="PerGroup"/>); where fewer are there, all of them.
    /// </summary>
    public required int Count { get; init; }

    /// <summary>Whether <see cref="Count"/> rows are picked of each group, not of all together. Default: no.</summary>
    public bool PerGroup { get; init; }

    /// <summary>Which rows of a cluster come first. Default: the nearest to its mean.</summary>
    public SampleStrategy Strategy { get; init; }

    /// <summary>How many rows each cluster gives. Default: in proportion to its size.</summary>
    public SampleQuotas Quotas { get; init; }

    /// <summary>
    /// Clusters in a group, ≥ 1, lowered to its number of rows; <see langword="null"/> to choose. Default: null.
    /// </summary>
    public int? K { get; init; }

    /// <summary>Smallest k tried when it is chosen, ≥ 2. Default: 2.</summary>
    public int KMin { get; init; } = 2;

    /// <summary>
    /// Largest k tried when it is chosen; lowered to what the rows allow. <see langword="null"/>: 30, and no more than
    /// the root of the number of rows, so that a cluster has about as many rows as there are clusters. Default: null.
    /// </summary>
    public int? KMax { get; init; }

    /// <summary>
    /// What k is chosen by. With <see cref="KCriterion.Silhouette"/> it is plainly that of the highest mean silhouette.
    /// Default: all that was measured, combined.
    /// </summary>
    public KCriterion By { get; init; }

    /// <summary>Rows that come first, in this order, whatever the strategy. Default: none.</summary>
    public IReadOnlyList<int> MustKeep { get; init; } = [];

    /// <summary>Rows that are never picked; they count in their cluster all the same. Default: none.</summary>
    public IReadOnlyCollection<int> Never { get; init; } = [];

    /// <summary>Memory to stay within where rows are clustered, in bytes. Default: no limit.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The same seed gives the same picks. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use, ≥ 1; the picks are the same for any. Default: one for each core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The largest k that is tried on so many rows.</summary>
    internal int MostClusters(int rows) => KMax ?? Math.Max(KMin, Math.Min(UsualKMax, (int)Math.Sqrt(rows)));

    /// <summary>Refuses settings that cannot be met, all faults in one message.</summary>
    /// <exception cref="ArgumentException">Something is out of range.</exception>
    internal void Check(IRowSource points)
    {
        var faults = new List<string>();
        Require(Count >= 1, $"Count is {Count}: at least 1 row is picked.");
        Require(K is null or >= 1, $"K is {K}: at least 1 cluster is needed.");
        Require(KMin >= 2 && !(KMax < KMin), $"KMin is {KMin} and KMax is {KMax}: 2 ≤ KMin ≤ KMax is needed.");
        Require(Threads >= 1, $"Threads is {Threads}: at least 1 is needed.");
        Require(MemoryBytes is null or > 0, $"MemoryBytes is {MemoryBytes}: it must be above 0.");
        foreach (var row in MustKeep.Concat(Never).Where(row => row < 0 || row >= points.Rows).Take(1))
        {
            faults.Add($"Row {row} of MustKeep or Never is not there; there are {points.Rows} rows.");
        }

        Require(MustKeep.Distinct().Count() == MustKeep.Count, "A row is in MustKeep twice.");
        foreach (var row in MustKeep.Intersect(Never).Take(1))
        {
            faults.Add($"Row {row} is in MustKeep and in Never.");
        }

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
