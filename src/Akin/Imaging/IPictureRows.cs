namespace Akin.Imaging;

/// <summary>A picture whose rows are read once, from the top, as RGB.</summary>
internal interface IPictureRows : IDisposable
{
    /// <summary>Width in pixels.</summary>
    int Width { get; }

    /// <summary>Height in pixels.</summary>
    int Height { get; }

    /// <summary>
    /// The next rows, one after the other without gaps; valid until the next call; empty after the last.
    /// </summary>
    ReadOnlySpan<byte> Next();
}
