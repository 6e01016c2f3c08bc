using System.Globalization;
using Akin.Duplicates.Applying;
using Akin.Intake.Lists;
using Akin.Intake.Text;

namespace Akin.Workspace.Cleaning;

/// <summary>
/// The plan as its table of groups has it now: people take rows out, or turn round what is kept, before they let it be
/// applied. A picture whose row was taken out stays; one whose <c>keep</c> is <c>true</c> stays; the others go for one
/// of their group that stays. A picture may have rows in two groups: in one it stays for others, of the next it is one
/// itself. A row of it that was taken out or turned to <c>true</c> spares it in both.
/// </summary>
public static class EditedPlan
{
    private static readonly string[] Columns = ["group", "path", "keep"];

    /// <summary>What of a plan goes by its table. O(rows).</summary>
    /// <param name="plan">The plan as it was made.</param>
    /// <param name="table">The table that was made with it.</param>
    /// <exception cref="TableException">
    /// The table is not there, cannot be read, has rows that are not of the plan, or keeps nothing of a group.
    /// </exception>
    public static PlannedRemovals Of(PlannedRemovals plan, string table)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var groups = plan.Removals.GroupBy(removal => removal.Group)
            .Select(group => new PlannedGroup([.. group])).ToArray();
        var numbers = groups.ToDictionary(group => group.Number);
        foreach (var (line, number, path, keep) in Rows(table))
        {
            if (!numbers.TryGetValue(number, out var group) || !group.TryMark(path, keep))
            {
                throw new TableException(
                    $"{table}, line {line}: {path} is not in group {number} of the plan, or twice; rows may be taken "
                    + "out and their keep be turned. akin dedup makes a new plan.");
            }
        }

        var spared = groups.SelectMany(group => group.Spared()).ToHashSet();
        Array.ForEach(groups, group => group.Spare(spared));
        if (Array.Find(groups, group => group.KeepsNothing) is { } bare)
        {
            throw new TableException(
                $"{table} keeps no picture of group {bare.Number}: one of its rows has to be true, or be taken out.");
        }

        return plan with { Removals = Settled(groups.SelectMany(group => group.Going())) };
    }

    /// <summary>
    /// What goes, each once; for one that itself has gone before for another, it is that other that stays.
    /// </summary>
    private static List<PlannedRemoval> Settled(IEnumerable<PlannedRemoval> removals)
    {
        var (gone, inOrder) = (new Dictionary<string, PlannedRemoval>(), new List<PlannedRemoval>());
        foreach (var removal in removals)
        {
            var settled = removal;
            while (gone.TryGetValue(settled.Kept, out var earlier))
            {
                settled = settled with
                {
                    Kept = earlier.Kept,
                    KeptSize = earlier.KeptSize,
                    KeptSha256 = earlier.KeptSha256,
                    KeptIsElsewhere = earlier.KeptIsElsewhere,
                };
            }

            if (settled.Kept != settled.Path && gone.TryAdd(settled.Path, settled))
            {
                inOrder.Add(settled);
            }
        }

        return inOrder;
    }

    private static IEnumerable<(int Line, int Group, string Path, bool Keep)> Rows(string table)
    {
        if (!File.Exists(table))
        {
            throw new TableException($"{table} is not there any more; akin dedup makes a new plan.");
        }

        int[]? at = null;
        foreach (var record in ListFile.Read(table))
        {
            if (record.Fault is { } fault)
            {
                throw new TableException($"{table}: {fault.Message}");
            }

            if (at is null)
            {
                at = Array.ConvertAll(Columns, name => Array.FindIndex(
                    record.Values, value => value.Equals(name, StringComparison.OrdinalIgnoreCase)));
                var missing = Array.IndexOf(at, -1);
                at = missing < 0 ? at : throw new TableException(
                    $"{table} has no column {Columns[missing]}; its first line was group,kind,path,keep,evidence. "
                    + "akin dedup makes a new plan.");
                continue;
            }

            var values = Array.ConvertAll(at, column => record.Values.ElementAtOrDefault(column) ?? "");
            if (!int.TryParse(values[0], CultureInfo.InvariantCulture, out var group)
                || !bool.TryParse(values[2], out var keep))
            {
                throw new TableException(
                    $"{table}, line {record.Line}: group '{values[0]}' has to be a number and keep '{values[2]}' to be "
                    + "true or false.");
            }

            yield return (record.Line, group, values[1], keep);
        }
    }
}
