using Akin.Intake;
using Akin.Intake.Lists;

namespace Akin.Workspace;

/// <summary>One input in the catalogue: what the ledger tells of it.</summary>
public sealed record PictureRecord
{
    /// <summary>Its number, for good: 1, 2, … in the order of the walk that found it first.</summary>
    public long Id { get; init; }

    /// <summary>The source it belongs to.</summary>
    public long SourceId { get; init; }

    /// <summary>Path below the source's root, with <c>/</c>; a folder's ends with <c>/</c>.</summary>
    public required string RelativePath { get; init; }

    /// <summary>Whether it is an address of a list that was left out because it is too long.</summary>
    public bool IsLongAddress => State == PictureState.Skipped && ListPlace.IsAddress(RelativePath);

    /// <summary>The collection; empty for none.</summary>
    public required string Collection { get; init; }

    /// <summary>Size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Time of the file's last change, in ticks of UTC.</summary>
    public long Modified { get; init; }

    /// <summary>SHA-256 of the bytes; <see langword="null"/> when they were not read.</summary>
    public Fingerprint? Fingerprint { get; init; }

    /// <summary>The format's usual name; empty when none is known.</summary>
    public string FormatName { get; init; } = "";

    /// <summary>Stored width in pixels; 0 when unknown.</summary>
    public int Width { get; init; }

    /// <summary>Stored height in pixels; 0 when unknown.</summary>
    public int Height { get; init; }

    /// <summary>EXIF orientation, 1 … 8.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Width in pixels as it is to be seen, turned by its orientation; 0 when unknown.</summary>
    public int UprightWidth => Orientation >= 5 ? Height : Width;

    /// <summary>Height in pixels as it is to be seen, turned by its orientation; 0 when unknown.</summary>
    public int UprightHeight => Orientation >= 5 ? Width : Height;

    /// <summary>The one state it is in.</summary>
    public PictureState State { get; init; }

    /// <summary>Why it is in that state; empty when pending or ready.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The first picture with the same bytes; <see langword="null"/> for that one itself.</summary>
    public long? DuplicateOf { get; init; }

    /// <summary>
    /// The edit that dropped it; <see langword="null"/> when it is in. The journal alone changes it.
    /// </summary>
    public long? DroppedBy { get; init; }
}
