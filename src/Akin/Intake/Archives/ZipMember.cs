namespace Akin.Intake.Archives;

/// <summary>What the directory of a ZIP archive says of one member.</summary>
internal sealed record ZipMember
{
    /// <summary>Its path as the directory has it, with <c>/</c>; a folder's ends with <c>/</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where its own header begins in the file.</summary>
    public long Offset { get; init; }

    /// <summary>Bytes it takes in the archive.</summary>
    public long Packed { get; init; }

    /// <summary>Bytes it is to have when unpacked.</summary>
    public long Size { get; init; }

    /// <summary>The check sum it is to have.</summary>
    public uint Crc { get; init; }

    /// <summary>How it is compressed.</summary>
    public ushort Method { get; init; }

    /// <summary>Whether a password is needed.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Whether it is a link to something else.</summary>
    public bool IsLink { get; init; }

    /// <summary>When it was changed, in UTC; none when the archive does not say.</summary>
    public DateTime? Changed { get; init; }
}
