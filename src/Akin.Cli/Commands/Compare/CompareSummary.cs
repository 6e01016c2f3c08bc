using Akin.Comparison;
using Akin.Workspace;
using Akin.Workspace.Comparing;

namespace Akin.Cli.Commands.Compare;

/// <summary>What <c>akin compare --json</c> prints and <c>compare.json</c> holds.</summary>
internal sealed record CompareSummary
{
    private const int NearestOfEach = 10;

    /// <summary>The workspace, absolute; none for vectors.</summary>
    public string? Workspace { get; init; }

    /// <summary>The folder of the run whose clusters were compared, absolute.</summary>
    public string? Run { get; init; }

    /// <summary>The page, absolute.</summary>
    public string? Page { get; init; }

    /// <summary>What was found, in words: the summary first.</summary>
    public required IReadOnlyList<string> Conclusion { get; init; }

    /// <summary>Pictures that were compared.</summary>
    public required int Pictures { get; init; }

    /// <summary>The collections, their pictures, and copies of these that did not count.</summary>
    public required IReadOnlyList<CollectionTally> Collections { get; init; }

    /// <summary>Of the intervals and of all tests together.</summary>
    public required double Confidence { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>A share for each cluster and collection.</summary>
    public required IReadOnlyList<ComparedShare> Clusters { get; init; }

    /// <summary>Of how many collections each pair was measured; of many those with the most pictures.</summary>
    public required int Paired { get; init; }

    /// <summary>Collections that have a mosaic, those with the most pictures.</summary>
    public int? Mosaics { get; init; }

    /// <summary>The distance of each pair.</summary>
    public required IReadOnlyList<ComparedPair> Distances { get; init; }

    /// <summary>The nearest pictures of other collections: the ten nearest of each collection.</summary>
    public IReadOnlyList<ComparedRival>? Nearest { get; init; }

    /// <summary>Pictures whose nearest rival was looked for: all, or a sample of each collection.</summary>
    public int? RivalsAsked { get; init; }

    /// <summary>Files that several collections have.</summary>
    public int? Shared { get; init; }

    /// <summary>Collections without a ready picture, which were left out.</summary>
    public IReadOnlyList<string>? Empty { get; init; }

    /// <summary>Ready pictures in no collection that was compared.</summary>
    public int? Others { get; init; }

    /// <summary>Ready pictures without features in the set of the run, which were left out.</summary>
    public int? WithoutFeatures { get; init; }

    /// <summary>Ready pictures that came after the run, which were left out.</summary>
    public int? NotInRun { get; init; }

    /// <summary>The set of features that the run was made of, by its name.</summary>
    public string? Set { get; init; }

    public double Seconds { get; init; }

    public long PeakMemoryBytes { get; init; }

    /// <summary>The files written, absolute.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    /// <summary>The summary of collections of pictures.</summary>
    public static CompareSummary Of(AkinWorkspace workspace, PictureComparison comparison) =>
        Of(comparison.Result, comparison.Collections, comparison.Options) with
        {
            Workspace = workspace.Folder,
            Run = workspace.Runs.FolderOf(comparison.Run.Id),
            Distances = Pairs(comparison),
            Nearest =
            [
                .. CompareFiles.Rivals(comparison).GroupBy(rival => rival.Collection)
                    .SelectMany(group => group.Take(NearestOfEach)),
            ],
            RivalsAsked = comparison.Result.Rivals.Count,
            Shared = comparison.Shared.Count,
            Empty = comparison.Empty,
            Others = comparison.Others,
            WithoutFeatures = comparison.Gaps.Lacking.Count,
            NotInRun = comparison.Gaps.NotInRun,
            Set = comparison.Gaps.Set,
        };

    private static ComparedPair[] Pairs(PictureComparison comparison)
    {
        var (names, shared) = (Names(comparison.Collections), comparison.SharedByPair());
        return
        [
            .. comparison.Result.Distances.Select(pair => ComparedPair.Of(pair, names) with
            {
                SameBytes = shared.GetValueOrDefault((pair.A, pair.B)),
            }),
        ];
    }

    /// <summary>What is known of collections of anything.</summary>
    public static CompareSummary Of(
        CollectionComparison result, IReadOnlyList<CollectionTally> collections, ComparisonOptions options)
    {
        var names = Names(collections);
        return new()
        {
            Conclusion =
            [
                ComparisonWords.Summary(result, names, options.Confidence), .. ComparisonWords.Findings(result, names),
            ],
            Pictures = result.Sizes.Sum(),
            Collections = collections,
            Confidence = options.Confidence,
            Seed = options.Seed,
            Paired = result.Paired,
            Clusters = [.. result.Shares.Select(share => ComparedShare.Of(share, names))],
            Distances = [.. result.Distances.Select(pair => ComparedPair.Of(pair, names))],
        };
    }

    private static string[] Names(IReadOnlyList<CollectionTally> collections) =>
        [.. collections.Select(collection => collection.Name)];
}
