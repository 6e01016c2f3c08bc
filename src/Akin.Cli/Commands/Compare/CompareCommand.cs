using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;

namespace Akin.Cli.Commands.Compare;

/// <summary><c>akin compare</c>: collections side by side.</summary>
internal sealed class CompareCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly CompareSymbols _compare = new();
    private readonly VectorOptions _vectors = new(folderInWorkspace: CompareWork.Folder);
    private readonly PictureSymbols _pictures = new();

    public CompareCommand()
        : base("compare", "Compares collections: their share of each group, how far apart they are, what only one has.")
    {
        Add(_source);
        _compare.AddTo(this);
        _vectors.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin compare Ours Theirs", "Two folders as two collections, from the pictures to the page."),
        new("akin compare --collections north,south --out O",
            "Two collections of the only workspace in this folder: O/compare.html, O/compare.json, tables, charts."),
        new("akin compare --vectors X.npy --labels L.csv --against C.csv --out O",
            "The rows of X.npy in the clusters of L.csv and the collections of C.csv."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var sources = _source.Read(result);
        if (_vectors.Read(result, sources.Length > 0 || settings.Workspace is not null) is { } vectors)
        {
            var chosen = _compare.Read(result, settings, null, shell);
            return Task.FromResult(new CompareVectors(vectors, chosen, settings, shell).Run(
                _compare.Labels(result), _compare.Against(result), cancellation));
        }

        var compare = _compare.Read(result, settings, _vectors.Out(result), shell);
        var work = new CompareWork(
            WorkspacePlace.Find(sources, settings, shell), _pictures.Read(result, shell), compare, settings, shell);
        return work.RunAsync(usual => _vectors.Space(result, usual), cancellation);
    }
}
