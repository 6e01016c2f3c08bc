namespace Akin.Imaging.Writing;

/// <summary>
/// WebP with loss. The format's encoder wants the picture whole, so this holds it: at most 16,383 pixels a side.
/// </summary>
public sealed class WebPWriter : PictureWriter
{
    /// <summary>The largest side that the format can say.</summary>
    public const int LargestSide = 16383;

    private readonly string _path;
    private readonly int _quality;
    private readonly byte[] _pixels;
    private int _filled;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where to write.</param>
    /// <param name="width">Width in pixels, 1 … 16,383.</param>
    /// <param name="height">Height in pixels, 1 … 16,383.</param>
    /// <param name="quality">1 … 100.</param>
    public WebPWriter(string path, int width, int height, int quality)
        : base(width, height, PieceRows(width), threads: 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, LargestSide);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, LargestSide);
        (_path, _quality) = (path, quality);
        _pixels = new byte[3 * width * height];
    }

    /// <inheritdoc/>
    private protected override byte[] Encode(ReadOnlySpan<byte> rows) => rows.ToArray();

    /// <inheritdoc/>
    private protected override void Append(byte[] piece)
    {
        piece.CopyTo(_pixels, _filled);
        _filled += piece.Length;
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        var file = PictureEncoder.WebP(new RgbImage(Width, Height, _pixels), _quality);
        File.WriteAllBytes(_path, OwnMark.IntoWebP(file, Width, Height));
    }

    /// <inheritdoc/>
    private protected override void Close()
    {
    }
}
