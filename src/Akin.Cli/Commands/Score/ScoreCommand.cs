using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Clustering;
using Akin.Workspace;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Score;

/// <summary><c>akin score</c>: how good groups are, for each number of them.</summary>
internal sealed class ScoreCommand : Verb
{
    private const string Collections = "collections";
    private static readonly KRange Usual = new(new GroupingOptions().KMin, new GroupingOptions().KMax);

    private readonly SourceArgument _source = new();
    private readonly VectorOptions _vectors = new(folderInWorkspace: "score");
    private readonly PictureSymbols _pictures = new();

    private readonly Option<KRange?> _k = new("--k")
    {
        Description = "Numbers of clusters to try. Default: 2..30.",
        HelpName = "A..B|N",
        CustomParser = Values.Range,
    };

    private readonly Option<string?> _labels = new("--labels")
    {
        Description = "Score these labels in place of trying numbers of clusters: a table with a column label of any "
            + "text, -1 for noise; its lines are told by a column path, id or row, or come in order.",
        HelpName = "L.csv",
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "Compare the labels (of --labels, else of the workspace's latest run) with those of this table, "
            + "or with the collections of the workspace: adjusted Rand, NMI, V-measure, purity, confusion.csv.",
        HelpName = "L.csv|collections",
    };

    private readonly Option<string?> _column = new("--column")
    {
        Description = "With --against: the column of the labels in that table. Default: label.",
        HelpName = "NAME",
    };

    private readonly Option<KCriterion> _by = KSymbols.By("What the recommended number goes by");

    private readonly Option<SilhouetteEstimate> _silhouette = new("--silhouette")
    {
        Description = "With --k: silhouettes of all rows, or of a sample against all rows, with an interval. "
            + "Default: auto, by size and --memory.",
        HelpName = "auto|exact|sampled",
        CustomParser = Values.Word(
            ("auto", SilhouetteEstimate.Automatic), ("exact", SilhouetteEstimate.Exact),
            ("sampled", SilhouetteEstimate.Sampled)),
    };

    private readonly Option<bool> _compare = new("--compare")
    {
        Description = "Find the same number of groups in 2 and in 10 principal components and in all dimensions, and "
            + "tell how far they agree (spaces.csv). The number is that of --k N, else the recommended one.",
    };

    private readonly Option<int?> _restarts = new("--restarts")
    {
        Description = "Starts of k-means for each number, of which the best is kept. Default: 10, up to 40 for 2000 "
            + "rows or less, fewer for large data.",
        HelpName = "R",
        CustomParser = Values.WholeOrNone(1),
    };

    public ScoreCommand()
        : base("score", "Shows how good the groups are for each number of them: silhouette, inertia, elbow.")
    {
        Add(_source);
        Add(_k);
        Add(_by);
        Add(_silhouette);
        Add(_restarts);
        Add(_labels);
        Add(_against);
        Add(_column);
        Add(_compare);
        _vectors.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin score --k 2..12", "The curve of the only workspace in this folder, and the number it speaks for."),
        new("akin score --vectors X.npy --k 2..30 --out O",
            "The curve of the rows of X.npy: O/curve.csv, O/metrics.json."),
        new("akin score --vectors X.npy --labels L.csv --out O", "How good labels from elsewhere are on these rows."),
        new("akin score --labels L.csv --against T.csv --out O",
            "How well labels agree with known ones: O/metrics.json, O/confusion.csv."),
        new("akin score --vectors X.npy --compare --k 8 --out O",
            "How far 8 groups are the same in 2, in 10 and in all dimensions: O/spaces.csv."),
        new("akin score --against collections", "How well the groups of the workspace agree with its collections."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        var (labels, against) = (result.GetValue(_labels), result.GetValue(_against));
        var sources = _source.Read(result);
        var elsewhere = sources.Length > 0 || settings.Workspace is not null;
        var found = labels is null ? null : LabelTable.Read(shell.Absolute(labels));
        if (!_vectors.AreGiven(result) && against is not null)
        {
            using var workspace = found is null || against == Collections
                ? WorkspacePlace.Find(sources, settings, shell).OpenForReading()
                : elsewhere ? throw new UsageException(
                    "--labels and --against are two tables; leave the source and --workspace out.") : null;
            return Task.FromResult(new ScoreAgreement(settings, shell).Run(
                found ?? WorkspaceLabels.Groups(workspace!),
                Truth(result, shell, workspace)!,
                started,
                _vectors.Out(result)));
        }

        var options = Read(result, settings);
        var spaces = result.GetValue(_compare);
        var compute = spaces
            ? new ScoreSpaces(options).Compute(cancellation) : ScoreVectors.Sweep(options, cancellation);
        Func<Metrics, string> text = spaces ? ScoreSpaces.Text : metrics => metrics.Explanation!;
        if (_vectors.Read(result, elsewhere) is { } vectors)
        {
            var run = new VectorRun(vectors, settings, shell);
            return Task.FromResult(found is null
                ? run.Run(compute, text, cancellation)
                : ScoreVectors.Labels(found, Truth(result, shell, null), run, cancellation));
        }

        if (labels is not null)
        {
            throw new UsageException("--labels goes with --vectors or --against.");
        }

        var place = WorkspacePlace.Find(sources, settings, shell);
        return new FeatureWork(place, _pictures.Read(result, shell), settings, shell).RunAsync(
            _ => compute, text,
            usual => _vectors.Space(result, spaces ? usual with { Components = null } : usual),
            workspace => _vectors.Out(result, workspace), cancellation);
    }

    private GroupingOptions Read(ParseResult result, Settings settings) => new()
    {
        KMin = (result.GetValue(_k) ?? Usual).Least,
        KMax = (result.GetValue(_k) ?? Usual).Most,
        Restarts = result.GetValue(_restarts),
        By = result.GetValue(_by),
        Silhouettes = result.GetValue(_silhouette),
        MemoryBytes = settings.MemoryBytes,
        Seed = settings.Seed,
        Threads = settings.Threads,
    };

    /// <summary>The labels to compare with; none when none are asked for.</summary>
    private LabelTable? Truth(ParseResult result, Shell shell, AkinWorkspace? workspace) =>
        result.GetValue(_against) switch
        {
            null => null,
            Collections => WorkspaceLabels.Collections(workspace
                ?? throw new UsageException("--against collections takes the place of --vectors; give one of them.")),
            var path => LabelTable.Read(shell.Absolute(path), result.GetValue(_column)),
        };
}
