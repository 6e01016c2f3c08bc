namespace Akin.Duplicates.Applying;

/// <summary>What to do with the duplicates of a plan.</summary>
public sealed record ApplyOptions
{
    /// <summary>What is done.</summary>
    public required RemovalAction Action { get; init; }

    /// <summary>Where the journals are.</summary>
    public required string JournalFolder { get; init; }

    /// <summary>Where files go that are thrown away and that no desktop's trash can take.</summary>
    public required string TrashFolder { get; init; }

    /// <summary>Where files go that are moved.</summary>
    public required string MoveFolder { get; init; }

    /// <summary>The widest kind to act on. Default: all of the plan.</summary>
    public DuplicateKind Level { get; init; } = DuplicateKind.Scene;

    /// <summary>
    /// The folder that holds the user's trash; none = what XDG_DATA_HOME says, or <c>.local/share</c> at home.
    /// </summary>
    public string? TrashData { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
