using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;

namespace Akin.Cli.Commands.Neighbours;

/// <summary><c>akin neighbours</c>: what lies nearest to each picture, or to each vector from elsewhere.</summary>
internal sealed class NeighboursCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly VectorOptions _vectors = new(outInWorkspace: true);
    private readonly PictureSymbols _pictures = new();

    private readonly Option<int?> _k = new("--k")
    {
        Description = "Neighbours of each row. Default: 10.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1),
    };

    public NeighboursCommand()
        : base("neighbours", "Finds the nearest other pictures of every picture.")
    {
        Add(_source);
        Add(_k);
        _vectors.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin neighbours --k 20", "The 20 nearest of each picture of the only workspace in this folder."),
        new("akin neighbours --vectors X.npy --k 10 --out O",
            "The 10 nearest rows of each row of X.npy: O/indices.npy, O/distances.npy, O/metrics.json."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var search = new NeighbourSearch(result.GetValue(_k));
        var sources = _source.Read(result);
        if (_vectors.Read(result, sources.Length > 0 || settings.Workspace is not null) is { } vectors)
        {
            return Task.FromResult(
                new VectorRun(vectors, settings, shell).Run(search.Compute(cancellation), NeighbourSearch.Summary,
                    cancellation));
        }

        var work = new NeighboursWork(
            WorkspacePlace.Find(sources, settings, shell), _pictures.Read(result), settings, shell);
        return work.RunAsync(search, _vectors.Space(result, new()), _vectors.Out(result), cancellation);
    }
}
