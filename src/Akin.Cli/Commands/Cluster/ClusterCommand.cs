using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;

namespace Akin.Cli.Commands.Cluster;

/// <summary><c>akin cluster</c>: groups pictures, or vectors from elsewhere.</summary>
internal sealed class ClusterCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly VectorOptions _vectors = new(takesMap: true);
    private readonly ClusterSymbols _cluster = new();
    private readonly PictureSymbols _pictures = new();

    private readonly Option<string?> _init = new("--init")
    {
        Description = "With --vectors: start from the centres in this NPY file, one a row.",
        HelpName = "C.npy",
    };

    private readonly Option<int?> _within = new("--within")
    {
        Description = "Group the pictures of this group anew, and leave the others as they are: its parts become "
            + "groups of the result. The number is that of the groups as they were shown last.",
        HelpName = "N",
        CustomParser = GroupNumbers.One,
    };

    public ClusterCommand()
        : base("cluster", "Groups the pictures by likeness.")
    {
        Add(_source);
        _cluster.AddTo(this);
        Add(_init);
        Add(_within);
        _vectors.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin cluster --k 12", "Group the pictures of the only workspace in this folder into 12."),
        new("akin cluster --within 0 --k 6", "Group the pictures of group 0 into six; the other groups stay."),
        new("akin cluster --vectors X.npy --k 20 --out O",
            "Group the rows of X.npy: O/labels.csv, O/centers.npy, O/metrics.json."),
        new("akin cluster --vectors X.npy --method hdbscan --min-cluster-size 20 --out O",
            "Dense groups of any shape and density; what is in none is noise, label -1."),
        new("akin cluster --vectors X.npy --method agglomerative --linkage average --k 8 --out O",
            "A tree of clusters, cut into 8; O/linkage.npy is the tree as SciPy draws it."),
        new("akin cluster --vectors X.npy --k 3 --init C.npy --iterations 20 --out O",
            "Exactly 20 steps of k-means from the three centres in C.npy."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var options = _cluster.Read(result, settings);
        var init = result.GetValue(_init);
        var sources = _source.Read(result);
        if (_vectors.Read(result, sources.Length > 0 || settings.Workspace is not null) is { } vectors)
        {
            vectors = vectors with { KeepsZero = options.Spherical };
            var work = new ClusterVectors(new VectorRun(vectors, settings, shell), settings, shell);
            return Task.FromResult(work.Run(options, init, cancellation));
        }

        var place = WorkspacePlace.Find(sources, settings, shell);
        if (result.GetValue(_within) is { } group)
        {
            return new RegroupWork(place, _pictures.Read(result, shell), settings, shell).DivideAsync(
                group, options, usual => _vectors.Space(result, usual), cancellation);
        }

        var analysis = new AnalysisWork(place, _pictures.Read(result, shell), settings, shell)
        {
            GroupsAsked = options.K,
        };
        return analysis.RunAsync(
            (latest, usual) => latest with { Given = null, Grouping = options, Space = _vectors.Space(result, usual) },
            cancellation);
    }
}
