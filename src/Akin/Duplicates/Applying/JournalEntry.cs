namespace Akin.Duplicates.Applying;

/// <summary>One line of a journal: all that is needed to finish or to take back one action.</summary>
internal sealed record JournalEntry
{
    public required JournalStep Step { get; init; }

    /// <summary>The action's number in its journal; its lines share it.</summary>
    public int Number { get; init; }

    public RemovalAction Action { get; init; }

    public DuplicateKind Kind { get; init; }

    /// <summary>The duplicate.</summary>
    public string Path { get; init; } = "";

    /// <summary>Where it goes; none when it becomes a link.</summary>
    public string? Target { get; init; }

    /// <summary>The topmost folder that has to be made for that place; none when all are there.</summary>
    public string? NewFolder { get; init; }

    /// <summary>The trash's note on it.</summary>
    public string? Info { get; init; }

    /// <summary>The file that stays for it.</summary>
    public string Kept { get; init; } = "";

    public string Sha256 { get; init; } = "";

    /// <summary>Time of the last change, in ticks of UTC, and what is left of it in nanoseconds.</summary>
    public long Modified { get; init; }

    public long Seconds { get; init; }

    public uint Nanoseconds { get; init; }

    /// <summary>
    /// Time of the last change of the folder that the file is in, in the same way; none where it was not asked.
    /// </summary>
    public long? FolderModified { get; init; }

    public long FolderSeconds { get; init; }

    public uint FolderNanoseconds { get; init; }

    /// <summary>Permissions, as Unix has them.</summary>
    public int? Mode { get; init; }
}
