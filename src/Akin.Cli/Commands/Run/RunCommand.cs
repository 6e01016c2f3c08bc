using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Presets;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.Run;

/// <summary><c>akin run</c>: everything, from a folder of pictures to the report.</summary>
internal sealed class RunCommand : Verb
{
    private readonly SourceArgument _source = new(required: true);
    private readonly PictureSymbols _pictures = new();
    private readonly RunSymbols _run = new();
    private readonly ReportSymbols _report = new();
    private readonly WorkflowSymbols _workflow = new();

    public RunCommand()
        : base("run", "Does it all: index, embed, cluster, project, report. Says where the report is.")
    {
        Add(_source);
        _run.AddTo(this);
        _report.AddTo(this);
        _workflow.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin run Holiday",
            "Group the pictures of the folder Holiday; the same command again goes on or does nothing."),
        new("akin run Holiday --k 12 --workspace Twelve.akin", "Twelve groups, kept in another workspace."),
        new("akin run Plants --preset sampling --out Subset",
            "A whole workflow: groups, report, and a sample of each folder copied into Subset."),
    ];

    public override async Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var chosen = _run.Read(result, settings);
        var place = WorkspacePlace.Find(_source.Read(result), settings, shell);
        var steps = new WorkflowSteps(_workflow.Read(result, place, settings, shell), settings, shell);
        var preset = settings.Preset is { } named ? PresetList.Named(named.Name) : null;
        if (preset is not null)
        {
            steps.Check(preset, place);
        }

        var job = new RunJob(place, _pictures.Read(result, shell), settings, shell);
        WorkflowOutput? trained = null;
        if (preset?.Training is not null && settings.Preset!.ModelIsUsed)
        {
            await job.IndexAsync(cancellation).ConfigureAwait(false);
            trained = await steps.TrainAsync(preset, place.Folder, cancellation).ConfigureAwait(false);
            if (WorkflowSteps.IsFailure(trained.ExitCode))
            {
                return trained.ExitCode;
            }
        }

        var summary = await job.RunAsync(chosen, _report.Read(result, settings), cancellation).ConfigureAwait(false);
        if (preset is not null)
        {
            summary = await steps.RunAsync(preset, summary, cancellation).ConfigureAwait(false);
            summary = trained is null ? summary : summary with { Outputs = [trained, .. summary.Outputs ?? []] };
        }

        Answer.Write(shell, settings, summary, RunText.Of, summary.Notes);
        return summary.ExitCode;
    }
}
