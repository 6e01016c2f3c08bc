using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.Run;

/// <summary>The options of what a preset goes on with after the report.</summary>
internal sealed class WorkflowSymbols
{
    private readonly Option<string?> _out = new("--out")
    {
        Description = "With --preset sampling: the folder for the copies. Default: NAME-sample beside the workspace.",
        HelpName = "DIR",
    };

    private readonly Option<int?> _perFolder = new("--per-folder")
    {
        Description = "With --preset sampling: pictures to pick of each folder. Default: 1000.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1),
    };

    public void AddTo(Command command)
    {
        command.Add(_out);
        command.Add(_perFolder);
    }

    /// <summary>What was said, told where it is all done.</summary>
    public WorkflowSettings Read(ParseResult result, WorkspacePlace place, Display.Shell shell) => new(
        result.GetValue(_out) is { } folder ? shell.Absolute(folder) : Beside(place.Folder),
        result.GetValue(_perFolder));

    private static string Beside(string workspace) =>
        Path.Join(Path.GetDirectoryName(workspace), Path.GetFileNameWithoutExtension(workspace) + "-sample");
}
