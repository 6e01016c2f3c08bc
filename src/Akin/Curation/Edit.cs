namespace Akin.Curation;

/// <summary>
/// One step of a person's work on a collection. It speaks of pictures, never of rows, so that it holds whatever is
/// computed anew, and it is never changed: what takes it back is an edit of its own.
/// </summary>
public sealed record Edit
{
    /// <summary>Its number in the journal: 1, 2, …</summary>
    public required long Number { get; init; }

    /// <summary>What it does.</summary>
    public required EditKind Kind { get; init; }

    /// <summary>When it was made, UTC; tells an edit from all others, also in another workspace.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>
    /// The pictures, in the order of their numbers. All of them for <see cref="EditKind.Cluster"/>; those that are put
    /// elsewhere for the others; none for <see cref="EditKind.Undo"/>.
    /// </summary>
    public IReadOnlyList<PicturePart> Pictures { get; init; } = [];

    /// <summary>The groups that were named, as they were numbered in <see cref="Run"/>; empty when none was.</summary>
    public IReadOnlyList<int> Groups { get; init; } = [];

    /// <summary>The run whose groups were named; <see langword="null"/> when none was.</summary>
    public string? Run { get; init; }

    /// <summary>
    /// The run whose groups there were when it was made; <see langword="null"/> when nothing was grouped. Divisions and
    /// merges belong to these groups. For <see cref="EditKind.Undo"/>: the groups that it goes back to.
    /// </summary>
    public string? Base { get; init; }

    /// <summary>The name of the set of features that these groups are of.</summary>
    public string? Set { get; init; }

    /// <summary>For <see cref="EditKind.Undo"/>: the number of the edit that it takes back.</summary>
    public long? Undoes { get; init; }

    /// <summary>
    /// For <see cref="EditKind.Cluster"/> and <see cref="EditKind.Divide"/>: what was chosen, by the names of the
    /// options.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>For the same: the seed of all randomness.</summary>
    public ulong? Seed { get; init; }

    /// <summary>
    /// When it was made as the workspace counts runs and edits; a journal file has no such number. Default: 0.
    /// </summary>
    public long Sequence { get; init; }

    /// <summary>
    /// The largest id of a picture that the workspace had when it was entered; a journal file has no such number.
    /// </summary>
    public long Newest { get; init; } = long.MaxValue;
}
