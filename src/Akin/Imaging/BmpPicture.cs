using Akin.Imaging.Bitmaps;

namespace Akin.Imaging;

/// <summary>A bitmap, which Akin decodes by itself.</summary>
internal sealed class BmpPicture(BmpHeader header, BmpRows rows) : IPictureRows
{
    private readonly byte[] _row = new byte[header.Width * 3];
    private int _next;

    /// <inheritdoc/>
    public int Width => header.Width;

    /// <inheritdoc/>
    public int Height => header.Height;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Next()
    {
        if (_next == Height)
        {
            return default;
        }

        rows.Read(_next++, _row);
        return _row;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
