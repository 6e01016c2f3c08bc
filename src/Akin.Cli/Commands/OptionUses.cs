using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Cli.Presets;

namespace Akin.Cli.Commands;

/// <summary>
/// What each option of each verb goes with. One that would mean nothing on a command line is refused: a number that is
/// ignored misleads.
/// </summary>
internal static class OptionUses
{
    private static readonly Need Vectors = Need.With("--vectors");
    private static readonly Need OfPictures = Need.Without("--vectors");
    private static readonly Need AnyRun = Need.Without("--run");
    private static readonly Need KMeans = Method("kmeans");
    private static readonly Need GivenK = Need.Said("--k", "auto", "N");
    private static readonly Need ChosenK = Need.Said("--k", "auto", "auto");
    private static readonly Need[] Tries = [Need.Without("--labels"), Need.Without("--against")];

    private static readonly Dictionary<string, Need[]> Grouping = new(StringComparer.Ordinal)
    {
        ["--method"] = [],
        ["--k"] = [Method("kmeans", "agglomerative")],
        ["--k-min"] = [KMeans, ChosenK],
        ["--k-max"] = [KMeans, ChosenK],
        ["--k-by"] = [KMeans, ChosenK],
        ["--restarts"] = [KMeans, Need.Without("--init")],
        ["--tolerance"] = [KMeans, GivenK],
        ["--iterations"] = [KMeans, GivenK],
        ["--spherical"] = [KMeans, GivenK],
        ["--batch"] = [KMeans, GivenK],
        ["--eps"] = [Method("dbscan")],
        ["--min-samples"] = [Method("dbscan", "hdbscan")],
        ["--min-cluster-size"] = [Method("hdbscan")],
        ["--selection"] = [Method("hdbscan")],
        ["--allow-single-cluster"] = [Method("hdbscan")],
        ["--linkage"] = [Method("agglomerative")],
        ["--height"] = [Method("agglomerative"), Need.Without("--k")],
        ["--normalise"] = [],
        ["--on"] = [],
    };

    /// <summary>The options of each verb; one that is not there goes with anything, unless it is of
    /// pictures: then it does not go with vectors, nor what makes features with a run, which has its own.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, Need[]>> Table { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, Need[]>>(StringComparer.Ordinal)
        {
            ["run"] = new Dictionary<string, Need[]>([.. Grouping, .. Mapping("--map")], StringComparer.Ordinal)
            {
                ["--out"] = [Need.With("--preset", "sampling")],
                ["--per-folder"] = [Need.With("--preset", "sampling")],
                ["--train"] = [Need.With("--preset", "autoencoder")],
            },
            ["report"] = new Dictionary<string, Need[]>([.. Grouping, .. Mapping("--map")], StringComparer.Ordinal),
            ["cluster"] = new Dictionary<string, Need[]>(Grouping, StringComparer.Ordinal)
            {
                ["--init"] = [Vectors, KMeans, GivenK],
                ["--within"] = [OfPictures, Need.Without("--on", "map")],
                ["--vectors"] = [],
                ["--out"] = [Vectors],
            },
            ["project"] = new Dictionary<string, Need[]>(Mapping("--method"), StringComparer.Ordinal)
            {
                ["--dims"] = [Vectors],
                ["--whiten"] = [Need.Said("--method", "tsne", "pca"), Need.Without("--onto")],
                ["--onto"] = [Vectors, Need.With("--onto-vectors")],
                ["--onto-vectors"] = [Vectors, Need.With("--onto")],
                ["--normalise"] = [],
                ["--on"] = [],
                ["--vectors"] = [],
                ["--out"] = [Vectors],
            },
            ["score"] = new Dictionary<string, Need[]>(StringComparer.Ordinal)
            {
                ["--k"] = Tries,
                ["--k-by"] = [.. Tries, Need.Said("--k", "2..30", "A..B")],
                ["--silhouette"] = [.. Tries, Need.Without("--compare")],
                ["--restarts"] = Tries,
                ["--labels"] = [Need.Without("--compare")],
                ["--against"] = [Need.Without("--compare")],
                ["--column"] = [Need.With("--against"), Need.Without("--against", "collections")],
                ["--compare"] = [],
                ["--normalise"] = [Vectors.If("--against")],
                ["--on"] = [Vectors.If("--against")],
                ["--vectors"] = [],
                ["--out"] = [],
            },
            ["sheet"] = new Dictionary<string, Need[]>(StringComparer.Ordinal)
            {
                ["--random"] = [Need.Without("--pick"), Need.Without("--rows")],
            },
            ["sample"] = new Dictionary<string, Need[]>(StringComparer.Ordinal)
            {
                ["--total"] = [Need.Without("--per-folder")],
                ["--per-folder"] = [OfPictures, Need.Without("--by", "all")],
                ["--by"] = [OfPictures],
                ["--strategy"] = [],
                ["--quotas"] = [Need.Without("--k", "1")],
                ["--k"] = [],
                ["--k-min"] = [ChosenK],
                ["--k-max"] = [ChosenK],
                ["--k-by"] = [ChosenK],
                ["--must-keep"] = [],
                ["--never"] = [],
                ["--normalise"] = [],
                ["--on"] = [],
                ["--vectors"] = [],
                ["--out"] = [],
                ["--link"] = [OfPictures, Need.With("--out")],
                ["--dry-run"] = [OfPictures, Need.With("--out")],
            },
            ["mosaic"] = new Dictionary<string, Need[]>(StringComparer.Ordinal)
            {
                ["--zoom"] = [Need.With("--per-cluster")],
                ["--size"] = [],
            },
            ["compare"] = new Dictionary<string, Need[]>(StringComparer.Ordinal)
            {
                ["--collections"] = [OfPictures],
                ["--run"] = [OfPictures],
                ["--copies"] = [OfPictures],
                ["--permutations"] = [],
                ["--paired"] = [],
                ["--mosaics"] = [OfPictures],
                ["--confidence"] = [],
                ["--labels"] = [Vectors],
                ["--against"] = [Vectors],
                ["--normalise"] = [],
                ["--on"] = [],
                ["--vectors"] = [],
                ["--out"] = [],
            },
            ["compare-models"] = new Dictionary<string, Need[]>(StringComparer.Ordinal)
            {
                ["--column"] = [Need.With("--against"), Need.Without("--against", "collections", "none")],
                ["--neighbours"] = [Need.Without("--queries", "0")],
            },
            ["neighbours"] = new Dictionary<string, Need[]>(StringComparer.Ordinal)
            {
                ["--k"] = [Need.Without("--radius")],
                ["--radius"] = [],
                ["--approximate"] = [Need.Without("--radius")],
                ["--recall"] = [Need.With("--approximate")],
                ["--normalise"] = [],
                ["--on"] = [],
                ["--vectors"] = [],
                ["--out"] = [],
            },
        };

    /// <summary>What an option of a verb needs.</summary>
    public static IReadOnlyList<Need> Of(Command verb, Option option) =>
        Table.TryGetValue(verb.Name, out var uses) && uses.TryGetValue(option.Name, out var needs) ? needs
            : option is PresetOption || !IsOfPictures(verb, option) ? []
            :
            [
                .. Has(verb, "--vectors") ? [OfPictures] : (Need[])[],
                .. Has(verb, "--run") && !IsOfReading(verb, option) ? [AnyRun] : (Need[])[],
            ];

    /// <summary>Refuses the first option that means nothing on a command line.</summary>
    public static void Check(ParseResult result)
    {
        if (Found(result).FirstOrDefault() is { Fault: { } fault })
        {
            throw new UsageException(fault);
        }
    }

    /// <summary>The names of all options that mean nothing on a command line.</summary>
    public static IEnumerable<string> Faults(ParseResult result) => Found(result).Select(each => each.Option);

    private static IEnumerable<(string Option, string Fault)> Found(ParseResult result)
    {
        var verb = result.CommandResult.Command;
        return
            from option in verb.Options
            where Need.Given(result, option.Name) is not null
            let fault = Of(verb, option).Select(need => need.Fault(result, option.Name)).FirstOrDefault(fault =>
                fault is not null)
            where fault is not null
            select (option.Name, fault);
    }

    private static bool Has(Command verb, string option) => verb.Options.Any(each => each.Name == option);

    // What says how pictures become features is what akin embed takes; only a workspace has sets of them.
    private static bool IsOfPictures(Command verb, Option option) => option.Name == "--features"
        || IsOptionOf(verb, "embed", option.Name);

    // What says how files are read is what akin index takes.
    private static bool IsOfReading(Command verb, Option option) => IsOptionOf(verb, "index", option.Name);

    private static bool IsOptionOf(Command verb, string other, string option) =>
        verb.Parents.OfType<Command>().SelectMany(parent => parent.Subcommands)
            .Any(each => each.Name == other && Has(each, option));

    private static Need Method(params string[] names) => Need.Said("--method", "kmeans", names);

    private static Dictionary<string, Need[]> Mapping(string method)
    {
        var (tsne, umap) = (Need.Said(method, "tsne", "tsne"), Need.Said(method, "tsne", "umap"));
        var anew = Need.Without("--onto");
        return new(StringComparer.Ordinal)
        {
            [method] = [],
            ["--perplexity"] = [tsne, anew],
            ["--start"] = [tsne, anew],
            ["--neighbours"] = [umap, anew],
            ["--min-dist"] = [umap, anew],
        };
    }
}
