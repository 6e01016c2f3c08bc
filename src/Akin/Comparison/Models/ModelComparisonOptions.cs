namespace Akin.Comparison.Models;

/// <summary>What <see cref="ModelComparison"/> is asked to do.</summary>
public sealed record ModelComparisonOptions
{
    /// <summary>
    /// The number of groups that models are compared at, ≥ 2; <see langword="null"/> for as many as there are labels,
    /// or without labels for the one that all models together support most. Default: null.
    /// </summary>
    public int? K { get; init; }

    /// <summary>The largest number of groups that is tried for each model on its own, ≥ 2. Default: 30.</summary>
    public int KMax { get; init; } = 30;

    /// <summary>Runs of k-means with different seeds whose groups are held against each other, ≥ 2. Default: 10.
    /// </summary>
    public int Seeds { get; init; } = 10;

    /// <summary>Neighbours of a picture that are looked at, ≥ 1. Default: 10.</summary>
    public int Neighbours { get; init; } = 10;

    /// <summary>
    /// Rows that halves are drawn of at most; the neighbours of two fifths as many are looked up. The others take part
    /// in all else. Rows with a label are drawn first. ≥ 100. Default: 5,000.
    /// </summary>
    public int Sample { get; init; } = 5000;

    /// <summary>What labels are from, for sentences: <c>agreement with the labels</c>. Default: the labels.</summary>
    public string LabelSource { get; init; } = "the labels";

    /// <summary>The same seed gives the same answer, at any thread count. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use, ≥ 1. Default: one for each core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Refuses settings that cannot be met, all faults in one message.</summary>
    /// <exception cref="ArgumentException">Something is out of range.</exception>
    internal void Check()
    {
        var faults = new List<string>();
        Ask(K is null or >= 2, $"K is {K}: models are compared at 2 or more groups.");
        Ask(KMax >= 2, $"KMax is {KMax}: at least 2 is needed.");
        Ask(Seeds >= 2, $"Seeds is {Seeds}: at least 2 are needed.");
        Ask(Neighbours >= 1, $"Neighbours is {Neighbours}: at least 1 is needed.");
        Ask(Sample >= 100, $"Sample is {Sample}: at least 100 rows are needed.");
        Ask(Threads >= 1, $"Threads is {Threads}: at least 1 is needed.");
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', faults));
        }

        void Ask(bool holds, FormattableString fault)
        {
            if (!holds)
            {
                faults.Add(FormattableString.Invariant(fault));
            }
        }
    }
}
