using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>A picture that libvips decodes while its rows are read.</summary>
internal sealed class VipsPicture : IPictureRows
{
    // As much as a core's cache holds besides the rest.
    private const int StripBytes = 1 << 18;
    private readonly VipsBuffer _buffer;
    private readonly VipsImage _source;
    private readonly VipsImage _viewed;
    private readonly VipsRows _rows;
    private int _next;

    /// <summary>Opens a file.</summary>
    /// <param name="format">Its format, of those that libvips reads.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="shrink">JPEG: 1, 2, 4 or 8, the factor to shrink by while decoding.</param>
    /// <param name="scale">SVG: pixels for each unit.</param>
    public VipsPicture(ImageFormat format, ReadOnlyMemory<byte> file, int shrink = 1, double scale = 1)
    {
        _buffer = new VipsBuffer(file);
        try
        {
            _source = VipsImage.Load(LoaderOf(format), _buffer, VipsFailOn.Truncated, shrink, scale);
            _viewed = ViewerColours.Apply(_source);
            _rows = new VipsRows(_viewed);
        }
        catch
        {
            Dispose();
            throw;
        }

        Width = _viewed.Width;
        Height = _viewed.Height;
    }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <summary>The decoder of a format.</summary>
    public static VipsLoader LoaderOf(ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => VipsLoader.Jpeg,
        ImageFormat.Png => VipsLoader.Png,
        ImageFormat.WebP => VipsLoader.WebP,
        ImageFormat.Gif => VipsLoader.Gif,
        ImageFormat.Tiff => VipsLoader.Tiff,
        ImageFormat.Avif => VipsLoader.Heif,
        ImageFormat.Svg => VipsLoader.Svg,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "libvips does not read it."),
    };

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Next()
    {
        var count = Math.Min(Math.Max(1, StripBytes / (Width * 3)), Height - _next);
        var top = _next;
        _next += count;
        return count == 0 ? default : _rows.Read(top, count);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows?.Dispose();
        _viewed?.Dispose();
        _source?.Dispose();
        _buffer.Dispose();
    }
}
