using Akin.Comparison;
using Akin.Workspace.Runs;

namespace Akin.Workspace.Comparing;

/// <summary>Collections of pictures, compared.</summary>
public sealed record PictureComparison
{
    /// <summary>The run whose clusters are compared.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>The collections, by their numbers.</summary>
    public required IReadOnlyList<CollectionTally> Collections { get; init; }

    /// <summary>The pictures, by their rows.</summary>
    public required IReadOnlyList<ComparedPicture> Pictures { get; init; }

    /// <summary>Features of each picture, before any were left out for the distances.</summary>
    public int Dimension { get; init; }

    /// <summary>What came out; its rows are those of <see cref="Pictures"/>.</summary>
    public required CollectionComparison Result { get; init; }

    /// <summary>How it was computed.</summary>
    public required ComparisonOptions Options { get; init; }

    /// <summary>Rows of the same bytes in several collections: a list for each such file.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Shared { get; init; }

    /// <summary>Collections that were left out because no picture of them is ready.</summary>
    public required IReadOnlyList<string> Empty { get; init; }

    /// <summary>Ready pictures that are in no collection, or in none of those that were asked for.</summary>
    public required int Others { get; init; }

    /// <summary>Ready pictures that the run is without, in whatever collection.</summary>
    public required RunGaps Gaps { get; init; }

    /// <summary>Number of files that each two collections both have, the lower number first; pairs without one are not
    /// there. O(files · collections²).</summary>
    public IReadOnlyDictionary<(int A, int B), int> SharedByPair()
    {
        var paired = LargestCollections.Of(Result.Sizes, Result.Paired).Numbers.ToHashSet();
        var shared = new Dictionary<(int, int), int>();
        foreach (var rows in Shared)
        {
            int[] both = [.. rows.Select(row => Pictures[row].Collection).Where(paired.Contains).Distinct().Order()];
            foreach (var pair in both.SelectMany((a, i) => both.Skip(i + 1).Select(b => (a, b))))
            {
                shared[pair] = shared.GetValueOrDefault(pair) + 1;
            }
        }

        return shared;
    }
}
