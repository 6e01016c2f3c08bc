namespace Akin.Imaging.Formats;

/// <summary>What a format's own header says of the first picture.</summary>
internal readonly record struct HeaderFacts
{
    /// <summary>Stored width in pixels; 0 when unknown.</summary>
    public int Width { get; init; }

    /// <summary>Stored height in pixels; 0 when unknown.</summary>
    public int Height { get; init; }

    /// <summary>EXIF orientation, 1 … 8; 0 counts as 1.</summary>
    public int Orientation { get; init; }

    /// <summary>Bytes of the file that the picture needs; 0 when the header does not say.</summary>
    public long NeededBytes { get; init; }

    /// <summary>Bytes of memory for each pixel that the decoder must hold at once; 0 when rows stream.</summary>
    public double BytesPerPixel { get; init; }

    /// <summary>TIFF with 8-bit L*a*b*, which libvips does not read: where the file says so; 0 otherwise.</summary>
    public long LabAt { get; init; }

    /// <summary>Set when the file is of a kind that the engine cannot read after all: its usual name.</summary>
    public string? UnsupportedName { get; init; }
}
