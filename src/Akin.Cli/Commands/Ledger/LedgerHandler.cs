using System.Globalization;
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
        var page = new LedgerPage(
            workspace.Folder, entries, StateCounts.Of(inputs), inputs.Count(input => input.DroppedBy is not null));
        if (settings.Json)
        {
            shell.Out.WriteLine(CliJson.Write(page));
            return ExitCode.Done;
        }

        foreach (var entry in entries)
        {
            var dropped = entry.DroppedBy is { } edit ? $"dropped by edit {edit}" : "";
            var why = string.Join(", ", ((string[])[entry.Reason, dropped]).Where(word => word.Length > 0));
            shell.Out.WriteLine($"{entry.State,-14} {entry.Source}{(why.Length > 0 ? "  " : "")}{why}");
        }

        shell.Out.WriteLine(StateCounts.Text(page.States) + (page.Dropped > 0
            ? string.Create(CultureInfo.InvariantCulture, $"; {page.Dropped:N0} of them dropped") : ""));
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
        input.Collection)
    {
        DroppedBy = input.DroppedBy,
    };
}
