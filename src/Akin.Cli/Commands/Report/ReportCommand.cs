using System.CommandLine;
using Akin.Cli.Commands.Run;
using Akin.Cli.Display;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.Report;

/// <summary><c>akin report</c>: the report of the latest run, written anew.</summary>
internal sealed class ReportCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly RunSymbols _run = new();
    private readonly ReportSymbols _report = new();
    private readonly PictureSymbols _pictures = new();

    private readonly Option<string?> _charts = new("--charts")
    {
        Description = "Copy the charts to this folder besides: PNG, SVG and CSV of each.",
        HelpName = "DIR",
    };

    public ReportCommand()
        : base("report", "Writes the report of the latest run, or of one with other options: one page that stands "
            + "alone, and the charts and pictures in it.")
    {
        Add(_source);
        Add(_charts);
        _report.AddTo(this);
        _run.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin report", "Write the report of the only workspace in this folder, and say where it is."),
        new("akin report --workspace Holiday.akin", "The same for another workspace."),
        new("akin report Holiday --preset report",
            "Silhouettes of 2 to 9 groups, the elbow up to 10, strips, map, dimensions compared, a conclusion."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var place = WorkspacePlace.Find(_source.Read(result), settings, shell);
        var chosen = _run.AreGiven(result) ? _run.Read(result, settings) : null;
        return new ReportHandler(place, _pictures.Read(result, shell), settings, shell)
            .RunAsync(
                chosen, _report.Read(result, settings),
                result.GetValue(_charts) is { } folder ? shell.Absolute(folder) : null, cancellation);
    }
}
