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
}
