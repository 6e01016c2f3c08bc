using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;

namespace Akin.Cli.Commands.Cluster;

/// <summary><c>akin cluster</c>: groups pictures, or vectors from elsewhere.</summary>
internal sealed class ClusterCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly VectorOptions _vectors = new();
    private readonly ClusterSymbols _cluster = new();

    private readonly Option<ClusterMethod> _method = new("--method")
    {
        Description = "How to group: k-means. Default: kmeans.",
        HelpName = "kmeans",
        CustomParser = Values.Word(("kmeans", ClusterMethod.KMeans)),
    };

    public ClusterCommand()
        : base("cluster", "Groups the pictures by likeness.")
    {
        Add(_source);
        Add(_method);
        _cluster.AddTo(this, starts: true);
        _vectors.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin cluster --k 12", "Group the pictures of the only workspace in this folder into 12."),
        new("akin cluster --vectors X.npy --k 20 --out O",
            "Group the rows of X.npy: O/labels.csv, O/centers.npy, O/metrics.json."),
        new("akin cluster --vectors X.npy --k 3 --init C.npy --iterations 20 --out O",
            "Exactly 20 steps of k-means from the three centres in C.npy."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var options = _cluster.Read(result);
        var vectors = _vectors.Read(result, _source.IsGiven(result) || settings.Workspace is not null);
        return vectors is null
            ? throw new UsageException("give --vectors X.npy and --out DIR.")
            : Task.FromResult(
                ClusterVectors.Run(options, new VectorRun(vectors, settings, shell), shell, settings, cancellation));
    }
}
