namespace Akin.Duplicates.Applying;

/// <summary>Brings actions that were begun and not ended to one end: done, or as if they had never begun.</summary>
internal static class Recovery
{
    /// <summary>Settles what a crash left in the middle.</summary>
    public static void Settle(Journal journal)
    {
        foreach (var entry in journal.Actions(JournalStep.Begin).ToArray())
        {
            journal.Write(IsDone(entry) ? JournalStep.Done : JournalStep.Void, entry);
        }
    }

    private static bool IsDone(JournalEntry entry)
    {
        if (entry.Target is not { } target)
        {
            LinkSteps.Clear(entry);
            return LinkSteps.IsDone(entry);
        }

        Relocation.Remove(target + Relocation.Unfinished);
        if (FileChecks.Is(entry.Path, entry.Sha256))
        {
            // It never left, or it was copied and not taken away yet. What stands at the target on the same file
            // system, or with other bytes, is somebody else's.
            if (!Relocation.IsOnOneFileSystem(entry.Path, target) && FileChecks.Is(target, entry.Sha256))
            {
                Relocation.Remove(target);
            }

            TrashNote.Remove(entry);
            return false;
        }

        return Path.Exists(entry.Path) ? FileChecks.Is(target, entry.Sha256) : File.Exists(target);
    }
}
