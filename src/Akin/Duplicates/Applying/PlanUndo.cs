using Akin.Numerics;

namespace Akin.Duplicates.Applying;

/// <summary>
/// Takes back the latest application of a plan: every file comes back to its path with its bytes, its time and its
/// permissions, the last one first, so that folders end with the time that they had before. What stands at a path now
/// is never overwritten; folders that were made for the files go when they are empty. Killed and called again, it goes
/// on. What could not come back is tried again each time, and when again none of it comes the application before is
/// taken back as well: one file that is gone does not hold the others.
/// </summary>
public static class PlanUndo
{
    /// <summary>Takes back.</summary>
    /// <param name="journalFolder">Where the journals are.</param>
    /// <param name="progress">Told after each file.</param>
    /// <param name="cancellation">Stops between two files.</param>
    /// <returns>What came of it; <see langword="null"/> when there is nothing to take back.</returns>
    public static ApplyResult? Run(
        string journalFolder, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var journals = Journal.OpenAll(journalFolder);
        try
        {
            var left = new List<(string, string)>();
            var applied = new Stack<Journal>(journals.Where(journal => !journal.IsUndone));
            ApplyResult? result = null;
            while (applied.TryPop(out var journal))
            {
                var hadRest = journal.HasRest;
                result = TakeBack(journal, progress, cancellation);
                left.AddRange(result.Left);
                if (result.Done > 0 || !hadRest)
                {
                    break;
                }
            }

            return result is null ? null : result with
            {
                Left = left,
                Earlier = applied.Sum(journal => journal.Actions(JournalStep.Done).Count()),
            };
        }
        finally
        {
            foreach (var journal in journals)
            {
                journal.Dispose();
            }
        }
    }

    private static ApplyResult TakeBack(
        Journal journal, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        Recovery.Settle(journal);
        var before = journal.Actions(JournalStep.Undone).Count();
        var entries = journal.Actions(JournalStep.Done).Reverse().ToArray();
        var left = new List<(string, string)>();
        var (done, bytes) = (0, 0L);
        foreach (var entry in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (Restore(entry) is { } fault)
                {
                    left.Add((entry.Path, fault));
                }
                else
                {
                    Relocation.DescribeFolder(entry);
                    journal.Write(JournalStep.Undone, entry);
                    done++;
                    bytes += new FileInfo(entry.Path).Length;
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                left.Add((entry.Path, error.Message));
            }

            progress?.Report(new("taking back", done + left.Count, entries.Length, "duplicates"));
        }

        NewFolders.RemoveEmpty([.. journal.Actions(JournalStep.Undone), .. journal.Actions(JournalStep.Void)]);
        journal.Write(left.Count == 0 ? JournalStep.EndOfUndo : JournalStep.RestOfUndo);

        return new(done, before, bytes, left);
    }

    /// <summary>Brings one file back; gives the reason when it cannot.</summary>
    private static string? Restore(JournalEntry entry)
    {
        if (entry.Target is not { } target)
        {
            return RestoreFromKept(entry, mayReplace: LinkSteps.IsDone(entry));
        }

        Relocation.Remove(entry.Path + Relocation.Unfinished);
        if (!File.Exists(target))
        {
            return RestoreFromKept(entry, mayReplace: false);
        }

        if (Path.Exists(entry.Path))
        {
            // A copy that was not taken away from the other place yet, or a file that somebody put there.
            if (!FileChecks.Is(entry.Path, entry.Sha256))
            {
                return $"something else is at its path now; it is still at {target}";
            }

            Relocation.Describe(entry.Path, entry);
            Relocation.Remove(target);
        }
        else
        {
            Relocation.Move(target, entry.Path, entry);
        }

        TrashNote.Remove(entry);
        return null;
    }

    /// <summary>The kept file has the same bytes: they come back from there, under the old time.</summary>
    private static string? RestoreFromKept(JournalEntry entry, bool mayReplace)
    {
        if (!mayReplace && FileChecks.Is(entry.Path, entry.Sha256))
        {
            return null;
        }

        if (!mayReplace && Path.Exists(entry.Path))
        {
            return "something else is at its path now";
        }

        if (entry.Kind != DuplicateKind.Bytes || !FileChecks.Is(entry.Kept, entry.Sha256))
        {
            return entry.Target is null
                ? $"{entry.Kept} is not there as it was" : $"it is no longer at {entry.Target}";
        }

        Directory.CreateDirectory(Path.GetDirectoryName(entry.Path)!);
        Relocation.Copy(entry.Kept, entry.Path, entry, overwrite: mayReplace);
        return null;
    }
}
