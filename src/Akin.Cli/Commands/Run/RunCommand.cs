using System.CommandLine;
using Akin.Cli.Commands.Cluster;
using Akin.Cli.Commands.Project;
using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Run;

/// <summary><c>akin run</c>: everything, from a folder of pictures to the report.</summary>
internal sealed class RunCommand : Verb
{
    private readonly SourceArgument _source = new(required: true);
    private readonly PictureSymbols _pictures = new();
    private readonly ClusterSymbols _cluster = new();
    private readonly SpaceSymbols _space = new(takesMap: true);
    private readonly ProjectSymbols _project = new();

    public RunCommand()
        : base("run", "Does it all: index, embed, cluster, project, report. Says where the report is.")
    {
        Add(_source);
        _cluster.AddTo(this);
        _project.AddMapTo(this);
        _space.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin run Holiday",
            "Group the pictures of the folder Holiday; the same command again goes on or does nothing."),
        new("akin run Holiday --k 12 --workspace Twelve.akin", "Twelve groups, kept in another workspace."),
    ];

    public override async Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var chosen = new RunSettings
        {
            Grouping = _cluster.Read(result, settings),
            Map = _project.ReadMap(result),
        };
        var place = WorkspacePlace.Find(_source.Read(result), settings, shell);
        var job = new RunJob(place, _pictures.Read(result, shell), settings, shell);
        var summary = await job.RunAsync(
            usual => (chosen with { Space = _space.Read(result, usual) }).With(settings.Seed, settings.Threads),
            cancellation).ConfigureAwait(false);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : RunText.Of(summary));
        return summary.ExitCode;
    }
}
