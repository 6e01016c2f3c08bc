using Akin.Intake;

namespace Akin.Duplicates;

/// <summary>A picture as the search for duplicates sees it: what it is, and what speaks for keeping it.</summary>
public sealed record DuplicatePicture
{
    /// <summary>Its number in the catalogue.</summary>
    public required long Id { get; init; }

    /// <summary>Its bytes.</summary>
    public required PictureContent Content { get; init; }

    /// <summary>Where it is: the full path of a file.</summary>
    public string Path => Content.Location;

    /// <summary>Whether it is a file of the user's own, not in an archive or at an address.</summary>
    public bool IsOwnFile => Content.OwnPath == Content.Location;

    /// <summary>
    /// The file system and the number there of a file that has several names, of which this is one; none for a file of
    /// one name, for what has no other of the same bytes here, and where the system does not tell (Linux does).
    /// </summary>
    public (ulong Device, ulong Inode)? SharedFile { get; init; }

    /// <summary>Size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Time of the last change, in ticks of UTC.</summary>
    public long Modified { get; init; }

    /// <summary>SHA-256 of the bytes.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; init; }

    /// <summary>The format's usual name.</summary>
    public string Format { get; init; } = "";

    /// <summary>How sharp it is for its contrast; 0 when it was not measured.</summary>
    public float Sharpness { get; init; }

    /// <summary>When it was taken by its EXIF data, in ticks; 0 for EXIF without a time; none without EXIF.</summary>
    public long? Taken { get; init; }

    /// <summary>The cluster of the latest run; none when it is in no run.</summary>
    public int? Cluster { get; init; }
}
