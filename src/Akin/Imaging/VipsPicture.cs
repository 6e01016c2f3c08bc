using Akin.Imaging.Colours;
using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>A picture that libvips decodes while its rows are read.</summary>
internal sealed class VipsPicture : IPictureRows
{
    // Within a core's cache, and small enough that its memory is not asked of the system anew each time.
    private const int StripBytes = 1 << 16;
    private readonly VipsBuffer _buffer;
    private readonly VipsImage _source;
    private readonly VipsImage _viewed;
    private readonly VipsRows _rows;
    private readonly MatrixProfile? _profile;
    private int _next;

    /// <summary>Opens a file.</summary>
    /// <param name="format">Its format, of those that libvips reads.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="failOn">How much harm makes it fail.</param>
    /// <param name="shrink">JPEG: 1, 2, 4 or 8, the factor to shrink by while decoding.</param>
    /// <param name="scale">SVG: pixels for each unit.</param>
    /// <param name="asStored">Whether the numbers are wanted as they are: three of 8 bits.</param>
    public VipsPicture(
        ImageFormat format, ReadOnlyMemory<byte> file, VipsFailOn failOn, int shrink = 1, double scale = 1,
        bool asStored = false)
    {
        _buffer = new VipsBuffer(file);
        try
        {
            // libtiff passes over strips that it cannot read, and they would be black.
            failOn = format == ImageFormat.Tiff ? VipsFailOn.Error : failOn;
            _source = VipsImage.Load(LoaderOf(format), _buffer, failOn, shrink, scale);
            _viewed = asStored ? _source : ViewerColours.Apply(_source, out _profile, White(format));
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

    /// <summary>Numbers up to 1 are of 1, up to 255 of 255; larger ones are of their largest.</summary>
    private double White(ImageFormat format)
    {
        if (!ViewerColours.HasNoScale(_source))
        {
            return 255;
        }

        // Its rows can be read only once: the largest is found in a second reading of the file.
        using var again = VipsImage.Load(LoaderOf(format), _buffer, VipsFailOn.Error);
        var largest = again.Largest();
        return !(largest > 1) ? 1 : largest <= 255 ? 255 : largest;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Next()
    {
        var count = Math.Min(Math.Max(1, StripBytes / (Width * 3)), Height - _next);
        var top = _next;
        _next += count;
        if (count == 0)
        {
            return default;
        }

        var rows = _rows.Read(top, count);
        _profile?.ToSrgb(rows);
        return rows;
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
