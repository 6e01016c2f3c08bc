using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Neighbours;

namespace Akin.Cli.Commands.Neighbours;

/// <summary><c>akin neighbours</c>: what lies nearest to each picture, or to each vector from elsewhere.</summary>
internal sealed class NeighboursCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly VectorOptions _vectors = new(folderInWorkspace: "neighbours");
    private readonly PictureSymbols _pictures = new();

    private readonly Option<int?> _k = new("--k")
    {
        Description = "Neighbours of each row. Default: 10.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1),
    };

    private readonly Option<double?> _radius = new("--radius")
    {
        Description = "In place of the nearest: all others within this distance, as sparse rows "
            + "(indptr.npy, indices.npy, distances.npy).",
        HelpName = "R",
        CustomParser = Values.RealNotNegative,
    };

    private readonly Option<bool> _approximate = new("--approximate")
    {
        Description = "Search until nearly all neighbours of a sample are found: much faster on many rows.",
    };

    private readonly Option<double?> _recall = new("--recall")
    {
        Description = "With --approximate: the share of the true neighbours to find. Default: 0.95.",
        HelpName = "S",
        CustomParser = Values.Share,
    };

    public NeighboursCommand()
        : base("neighbours", "Finds the nearest other pictures of every picture.")
    {
        Add(_source);
        Add(_k);
        Add(_radius);
        Add(_approximate);
        Add(_recall);
        _vectors.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin neighbours --k 20", "The 20 nearest of each picture of the only workspace in this folder."),
        new("akin neighbours --vectors X.npy --k 10 --out O",
            "The 10 nearest rows of each row of X.npy: O/indices.npy, O/distances.npy, O/metrics.json."),
        new("akin neighbours --vectors X.npy --k 10 --approximate --out O",
            "At least 95 % of them; O/metrics.json says what was reached."),
        new("akin neighbours --vectors X.npy --radius 0.5 --out O", "All rows within 0.5 of each row."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var search = Search(result) with { MemoryBytes = settings.MemoryBytes };
        var sources = _source.Read(result);
        if (_vectors.Read(result, sources.Length > 0 || settings.Workspace is not null) is { } vectors)
        {
            return Task.FromResult(search.Run(new VectorRun(vectors, settings, shell), cancellation));
        }

        var work = new FeatureWork(
            WorkspacePlace.Find(sources, settings, shell), _pictures.Read(result, shell), settings, shell);
        return work.RunAsync(
            search.Compute(cancellation), NeighbourSearch.Summary, usual => _vectors.Space(result, usual),
            workspace => _vectors.Out(result, workspace), cancellation);
    }

    private NeighbourSearch Search(ParseResult result)
    {
        var (approximate, recall) = (result.GetValue(_approximate), result.GetValue(_recall));
        return new NeighbourSearch
        {
            K = result.GetValue(_k),
            Radius = result.GetValue(_radius),
            Recall = approximate ? recall ?? new ApproximateNeighboursOptions().Recall : null,
        };
    }
}
