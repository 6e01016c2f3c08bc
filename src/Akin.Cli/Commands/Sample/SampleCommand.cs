using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;

namespace Akin.Cli.Commands.Sample;

/// <summary><c>akin sample</c>: a small part that stands for the whole.</summary>
internal sealed class SampleCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly SampleSymbols _sample = new();
    private readonly VectorOptions _vectors = new(folderInWorkspace: "sample");
    private readonly CopySymbols _copy = new();
    private readonly PictureSymbols _pictures = new();

    public SampleCommand()
        : base("sample", "Picks a small part that stands for the whole, in one order.")
    {
        Add(_source);
        _sample.AddTo(this);
        _vectors.AddTo(this);
        _copy.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin sample Plants --per-folder 1000 --out Subset",
            "At most 1000 pictures of each folder below Plants, copied into the same tree under Subset."),
        new("akin sample --total 800 --strategy diverse",
            "The 800 pictures that lie farthest apart, as a table in the only workspace of this folder."),
        new("akin sample --vectors X.npy --total 500 --strategy diverse --out O",
            "500 rows of X.npy, far from one another: O/rank.csv, O/coverage.csv, O/metrics.json."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var chosen = _sample.Read(result, settings);
        var sources = _source.Read(result);
        if (_vectors.Read(result, sources.Length > 0 || settings.Workspace is not null) is { } vectors)
        {
            var run = new VectorRun(vectors, settings, shell);
            return Task.FromResult(new SampleVectors(run, chosen, shell).Run(cancellation));
        }

        var copy = _copy.Read(result, _vectors.Out(result) is { } folder ? shell.Absolute(folder) : null);
        var work = new SampleWork(
            WorkspacePlace.Find(sources, settings, shell), _pictures.Read(result, shell), chosen, copy, settings,
            shell);
        return work.RunAsync(usual => _vectors.Space(result, usual), cancellation);
    }
}
