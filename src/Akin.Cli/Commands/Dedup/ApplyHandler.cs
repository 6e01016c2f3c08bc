using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Duplicates;
using Akin.Duplicates.Applying;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Cleaning;

namespace Akin.Cli.Commands.Dedup;

/// <summary>Does what the plan of a workspace says, or takes it back.</summary>
internal sealed class ApplyHandler(WorkspacePlace place, Settings settings, Shell shell)
{
    private const string JournalFolder = "applied";
    private const string MoveFolder = "moved";
    private const string TrashFolder = "trash";

    public int Apply(RemovalAction action, DuplicateKind? level, string? to, CancellationToken cancellation)
    {
        using var workspace = place.OpenForWriting();
        if (to is not null)
        {
            RequireOutside(workspace, to);
        }

        var folder = PlanFiles.FolderOf(workspace);
        var plan = PlannedRemovals.Read(Path.Join(folder, PlanFiles.Actions))
            ?? throw new UsageException(
                "there is no plan yet; make it with akin dedup, look at it, and then add --apply.");
        if (level > plan.Level)
        {
            throw new UsageException(
                $"the plan is of --level {Words.Of(plan.Level)}; make one with akin dedup --level "
                + $"{Words.Of(level.Value)}.");
        }

        plan = OwnFiles(Edited(plan, Path.Join(folder, PlanFiles.Groups)), folder);

        using var progress = new ProgressLine(shell);
        ApplyResult result;
        try
        {
            result = new PlanApplier(new()
            {
                Action = action,
                JournalFolder = Path.Join(folder, JournalFolder),
                TrashFolder = Path.Join(folder, TrashFolder),
                MoveFolder = to ?? Path.Join(folder, MoveFolder),
                Level = level ?? plan.Level,
                Time = shell.Time,
            }).Run(plan, progress, cancellation);
        }
        catch (InvalidOperationException fault)
        {
            throw new UsageException(fault.Message);
        }

        progress.Dispose();
        return Say(result, "applied", "left as they are");
    }

    public int Undo(CancellationToken cancellation)
    {
        using var workspace = place.OpenForWriting();
        using var progress = new ProgressLine(shell);
        var result = PlanUndo.Run(Path.Join(PlanFiles.FolderOf(workspace), JournalFolder), progress, cancellation);
        progress.Dispose();
        if (result is null && !settings.Json)
        {
            shell.Out.WriteLine("Nothing is applied that could be brought back.");
            return ExitCode.Done;
        }

        return Say(result ?? new(0, 0, 0, []), "brought back", "not brought back");
    }

    /// <summary>The plan as its table has it now; says what is another than was planned.</summary>
    private PlannedRemovals Edited(PlannedRemovals plan, string table)
    {
        var edited = EditedPlan.Of(plan, table);
        var planned = plan.Removals.Select(removal => removal.Path).ToHashSet();
        var stay = planned.Count - edited.Removals.Count(removal => planned.Contains(removal.Path));
        var go = edited.Removals.Count + stay - planned.Count;
        string[] words =
        [
            .. stay == 0 ? [] : new[]
            {
                $"{Counted.Of(stay, "duplicate")} of the plan {(stay == 1 ? "stays" : "stay")}",
            },
            .. go == 0 ? [] : new[]
            {
                go == 1 ? "1 picture that was to stay goes" : $"{go:N0} pictures that were to stay go",
            },
        ];
        if (words.Length > 0)
        {
            shell.Error.WriteLine($"{table} was edited: {string.Join(", ", words)}.");
        }

        return edited;
    }

    /// <summary>The plan without what is in archives and at addresses; says so.</summary>
    private PlannedRemovals OwnFiles(PlannedRemovals plan, string folder)
    {
        var own = plan.Removals.Where(removal => !removal.IsElsewhere && !removal.KeptIsElsewhere).ToArray();
        var others = plan.Removals.Count - own.Length;
        if (others == 0)
        {
            return plan;
        }

        var words = $"{Counted.Of(others, "duplicate")} of the plan {(others == 1 ? "is" : "are")} in an archive or "
            + "at an address, or what stays is; archives and addresses are never changed";
        if (own.Length == 0)
        {
            throw new UsageException($"{words}. The plan is at {folder}.");
        }

        shell.Error.WriteLine($"{words}; these stay.");
        return plan with { Removals = own };
    }

    private static void RequireOutside(AkinWorkspace workspace, string to)
    {
        if (new SourceGuard(workspace).WhyNot(to) is { } fault)
        {
            throw new UsageException($"--to: {fault}.");
        }
    }

    private int Say(ApplyResult result, string done, string left)
    {
        var summary = new ApplySummary(
            place.Folder, result.Done, result.Before, result.SameFile, result.Earlier, result.Bytes,
            [.. result.Left.Select(each => new LeftFile(each.Path, each.Reason))]);
        if (settings.Json)
        {
            shell.Out.WriteLine(CliJson.Write(summary));
        }
        else
        {
            var before = result.Before > 0
                ? string.Create(CultureInfo.InvariantCulture, $", {result.Before:N0} before") : "";
            var names = result.SameFile switch
            {
                0 => "",
                1 => ", 1 is a name of the file that stays",
                _ => string.Create(
                    CultureInfo.InvariantCulture, $", {result.SameFile:N0} are names of the file that stays"),
            };
            var rest = result.Left.Count > 0
                ? string.Create(CultureInfo.InvariantCulture, $", {result.Left.Count:N0} {left}") : "";
            shell.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Counted.Of(result.Done, "duplicate")} {done} ({ByteSize.Write(result.Bytes)})"
                + $"{before}{names}{rest}"));
            if (result.Earlier > 0)
            {
                shell.Out.WriteLine(
                    $"{Counted.Of(result.Earlier, "duplicate")} of plans applied before "
                    + $"{(result.Earlier == 1 ? "is" : "are")} not back yet: akin dedup --undo once more.");
            }

            foreach (var (path, reason) in result.Left)
            {
                shell.Error.WriteLine($"{path}: {reason}");
            }
        }

        return result.Left.Count > 0 ? ExitCode.SomeInputsFailed : ExitCode.Done;
    }
}
