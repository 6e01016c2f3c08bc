using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;

namespace Akin.Cli.Commands.Sample;

/// <summary><c>akin sample</c>: a small part that stands for the whole.</summary>
internal sealed class SampleCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly SampleSymbols _sample = new();
    private readonly VectorOptions _vectors = new(folderInWorkspace: "sample");
    private readonly PictureSymbols _pictures = new();

    public SampleCommand()
        : base("sample", "Picks a small part that stands for the whole, in one order.")
    {
        Add(_source);
        _sample.AddTo(this);
        _vectors.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin sample --vectors X.npy --total 500 --strategy diverse --out O",
            "500 rows of X.npy, far from one another: O/rank.csv, O/coverage.csv, O/metrics.json."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var chosen = _sample.Read(result, settings);
        var sources = _source.Read(result);
        if (_vectors.Read(result, sources.Length > 0 || settings.Workspace is not null) is not { } vectors)
        {
            throw new UsageException("--vectors is missing.");
        }

        return Task.FromResult(
            new SampleVectors(new VectorRun(vectors, settings, shell), chosen, shell).Run(cancellation));
    }
}
