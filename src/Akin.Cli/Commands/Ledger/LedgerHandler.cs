using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Intake;
using Akin.Workspace;

namespace Akin.Cli.Commands.Ledger;

/// <summary>Shows the ledger.</summary>
internal static class LedgerHandler
{
    public static int Run(WorkspacePlace place, bool failedOnly, Settings settings, Shell shell)
    {
        using var workspace = place.OpenForReading();
        var places = workspace.Places();
        var inputs = workspace.Catalogue.Pictures.List();
        var entries = inputs
            .Where(input => !failedOnly || input.State.IsFailure())
            .Select(input => Entry(input, places.LocationOf(input)))
            .ToList();
        var page = new LedgerPage(workspace.Folder, entries, StateCounts.Of(inputs));
        if (settings.Json)
        {
            shell.Out.WriteLine(CliJson.Write(page));
            return ExitCode.Done;
        }

        foreach (var entry in entries)
        {
            shell.Out.WriteLine(entry.Reason.Length > 0
                ? $"{entry.State,-14} {entry.Source}  {entry.Reason}"
                : $"{entry.State,-14} {entry.Source}");
        }

        shell.Out.WriteLine(StateCounts.Text(page.States));
        return ExitCode.Done;
    }

    private static LedgerEntry Entry(PictureRecord input, string location) => new(
        input.Id,
        location,
        input.State.Name(),
        input.Reason,
        input.Width,
        input.Height,
        input.FormatName,
        input.Orientation,
        input.Collection);
}
