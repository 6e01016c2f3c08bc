using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;

namespace Akin.Cli.Commands.Project;

/// <summary><c>akin project</c>: places pictures, or vectors from elsewhere, on a map.</summary>
internal sealed class ProjectCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly VectorOptions _vectors = new();
    private readonly ProjectSymbols _project = new();
    private readonly OntoSymbols _onto = new();
    private readonly PictureSymbols _pictures = new();

    public ProjectCommand()
        : base("project", "Places the pictures on a map: alike ones lie close together.")
    {
        Add(_source);
        _project.AddTo(this);
        _vectors.AddTo(this);
        _onto.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin project --perplexity 10", "Map the pictures of the only workspace in this folder anew."),
        new("akin project --vectors X.npy --method pca --dims 10 --out O",
            "Write the first ten principal components of each row to O/map.npy."),
        new("akin project --vectors NEW.npy --onto O --onto-vectors X.npy --out P",
            "Place new rows on the map in O, which was made of X.npy; the map stays as it is."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var options = _project.Read(result, settings);
        var sources = _source.Read(result);
        var vectors = _vectors.Read(result, sources.Length > 0 || settings.Workspace is not null);
        var onto = _onto.Read(result);
        if (vectors is not null)
        {
            if (onto is null)
            {
                var run = new VectorRun(vectors, settings, shell);
                return Task.FromResult(ProjectVectors.Make(options, settings.MemoryBytes, run, cancellation));
            }

            using var map = OntoMap.Read(onto, options, vectors, result, settings, shell);
            var placing = new VectorRun(map.Like(vectors, shell), settings, shell);
            return Task.FromResult(ProjectVectors.Place(map, settings.MemoryBytes, placing, cancellation));
        }

        var analysis = new AnalysisWork(
            WorkspacePlace.Find(sources, settings, shell), _pictures.Read(result, shell), settings, shell);
        return analysis.RunAsync(
            (latest, _) => latest with { Map = options, Space = _vectors.Space(result, latest.Space) }, cancellation);
    }
}
