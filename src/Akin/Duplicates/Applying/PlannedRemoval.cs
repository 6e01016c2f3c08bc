namespace Akin.Duplicates.Applying;

/// <summary>A file that may go, and the file that stays for it; as both were when the plan was made.</summary>
public sealed record PlannedRemoval
{
    /// <summary>The group's number.</summary>
    public required int Group { get; init; }

    /// <summary>In what sense it is a duplicate.</summary>
    public required DuplicateKind Kind { get; init; }

    /// <summary>The file that may go.</summary>
    public required string Path { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of its bytes, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file that stays.</summary>
    public required string Kept { get; init; }

    /// <summary>SHA-256 of its bytes, hexadecimal.</summary>
    public required string KeptSha256 { get; init; }

    /// <summary>Its size in bytes; −1 in plans that do not say.</summary>
    public long KeptSize { get; init; } = -1;

    /// <summary>
    /// Whether it is no file of the user's own but in an archive or at an address: then it is never touched.
    /// </summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Whether that is so of the picture that stays for it: then it is not touched either.</summary>
    public bool KeptIsElsewhere { get; init; }

    /// <summary>Of a member of a group.</summary>
    public static PlannedRemoval Of(DuplicateGroup group, DuplicateMember member)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(member);
        return new()
        {
            Group = group.Number,
            Kind = group.Kind,
            Path = member.Picture.Path,
            Size = member.Picture.Size,
            Sha256 = member.Picture.Fingerprint.ToString(),
            Kept = group.Kept.Path,
            KeptSize = group.Kept.Size,
            KeptSha256 = group.Kept.Fingerprint.ToString(),
            IsElsewhere = !member.Picture.IsOwnFile,
            KeptIsElsewhere = !group.Kept.IsOwnFile,
        };
    }
}
