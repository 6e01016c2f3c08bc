using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Presets;
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

    private readonly Option<string?> _train = new("--train")
    {
        Description = "With --preset autoencoder: options of akin train autoencoder, in quotes, such as "
            + "\"--code-size 128 --epochs 50\".",
        HelpName = "OPTIONS",
    };

    public void AddTo(Command command)
    {
        command.Add(_out);
        command.Add(_perFolder);
        command.Add(_train);
    }

    /// <summary>What was said, told where it is all done.</summary>
    public WorkflowSettings Read(ParseResult result, WorkspacePlace place, Settings settings, Shell shell) => new(
        result.GetValue(_out) is { } folder ? shell.Absolute(folder) : Beside(place.Folder),
        result.GetValue(_train),
        [
            .. from option in result.CommandResult.Command.Options
               let given = Need.Given(result, option.Name)
               where given is not null && settings.Preset?.Says(option.Name) != true
               select new PresetWord(option.Name, given.Count > 0 ? given[0].Value : null),
        ]);

    private static string Beside(string workspace) =>
        Path.Join(Path.GetDirectoryName(workspace), Path.GetFileNameWithoutExtension(workspace) + "-sample");
}
