using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Score;

/// <summary><c>akin score</c>: how good groups are, for each number of them.</summary>
internal sealed class ScoreCommand : Verb
{
    private static readonly KRange Usual = new(new GroupingOptions().KMin, new GroupingOptions().KMax);

    private readonly SourceArgument _source = new();
    private readonly VectorOptions _vectors = new();
    private readonly PictureSymbols _pictures = new();

    private readonly Option<KRange?> _k = new("--k")
    {
        Description = "Numbers of clusters to try. Default: 2..30.",
        HelpName = "A..B",
        CustomParser = Values.Range,
    };

    private readonly Option<string?> _labels = new("--labels")
    {
        Description = "With --vectors: score these labels (lines row,label) in place of trying numbers of clusters.",
        HelpName = "L.csv",
    };

    private readonly Option<int?> _restarts = new("--restarts")
    {
        Description = "Starts of k-means for each number, of which the best is kept. Default: 10.",
        HelpName = "R",
        CustomParser = Values.WholeOrNone(1),
    };

    public ScoreCommand()
        : base("score", "Shows how good the groups are for each number of them: silhouette, inertia, elbow.")
    {
        Add(_source);
        Add(_k);
        Add(_restarts);
        Add(_labels);
        _vectors.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin score --k 2..12", "The curve of the only workspace in this folder, and the number it speaks for."),
        new("akin score --vectors X.npy --k 2..30 --out O",
            "The curve of the rows of X.npy: O/curve.csv, O/metrics.json."),
        new("akin score --vectors X.npy --labels L.csv --out O", "The silhouette of labels from elsewhere."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var (range, labels) = (result.GetValue(_k), result.GetValue(_labels));
        if (range is not null && labels is not null)
        {
            throw new UsageException("--k tries numbers of clusters, --labels scores given ones; give one of them.");
        }

        var options = new GroupingOptions
        {
            KMin = (range ?? Usual).Least,
            KMax = (range ?? Usual).Most,
            Restarts = result.GetValue(_restarts),
            Seed = settings.Seed,
            Threads = settings.Threads,
        };
        var sources = _source.Read(result);
        if (_vectors.Read(result, sources.Length > 0 || settings.Workspace is not null) is { } vectors)
        {
            var run = new VectorRun(vectors, settings, shell);
            return Task.FromResult(labels is null
                ? ScoreVectors.Sweep(options, run, cancellation)
                : ScoreVectors.Labels(shell.Absolute(labels), run, cancellation));
        }

        if (labels is not null)
        {
            throw new UsageException("--labels goes with --vectors.");
        }

        var analysis = new AnalysisWork(
            WorkspacePlace.Find(sources, settings, shell), _pictures.Read(result), settings, shell);
        return analysis.RunAsync(
            latest => latest with { Grouping = options, Space = _vectors.Space(result, new()) }, cancellation);
    }
}
