using System.Runtime.InteropServices;

namespace Akin.Native.Vips;

/// <summary>A libvips picture: a recipe that yields pixels when they are read, top to bottom.</summary>
public sealed unsafe class VipsImage : SafeHandle
{
    private static readonly VipsApi Api = VipsEngine.Api;

    internal VipsImage(nint image)
        : base(0, ownsHandle: true) => SetHandle(image);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Width in pixels.</summary>
    public int Width => Api.Width(handle);

    /// <summary>Height in pixels.</summary>
    public int Height => Api.Height(handle);

    /// <summary>Values in a pixel, alpha among them.</summary>
    public int Bands => Api.Bands(handle);

    /// <summary>The values' number type.</summary>
    public VipsBandFormat Format => (VipsBandFormat)Api.Format(handle);

    /// <summary>What the values mean.</summary>
    public VipsInterpretation Interpretation => (VipsInterpretation)Api.Interpretation(handle);

    /// <summary>Whether the last band is alpha.</summary>
    public bool HasAlpha => Api.HasAlpha(handle) != 0;

    /// <summary>Pictures in the file: pages, or frames of an animation; ≥ 1.</summary>
    public int Pages => Api.Pages(handle);

    /// <summary>The embedded colour profile; empty when there is none.</summary>
    public byte[] ColourProfile()
    {
        fixed (byte* name = "icc-profile-data"u8)
        {
            void* data;
            nuint length;
            return Api.TypeOf(handle, name) != 0 && Api.GetBlob(handle, name, &data, &length) == 0
                ? new ReadOnlySpan<byte>(data, checked((int)length)).ToArray()
                : [];
        }
    }

    /// <summary>Opens a file's first picture; pixels are decoded as they are read.</summary>
    /// <param name="loader">The decoder.</param>
    /// <param name="buffer">The file; it must outlive the picture.</param>
    /// <param name="failOn">How much harm makes it fail.</param>
    /// <param name="shrink">JPEG: 1, 2, 4 or 8, the factor to shrink by while decoding.</param>
    /// <param name="scale">SVG: the factor to draw it larger or smaller by; WebP: ≤ 1.</param>
    /// <param name="trusted">SVG of our own: no limit on the size of its parts.</param>
    /// <exception cref="VipsException">The header is damaged.</exception>
    public static VipsImage Load(
        VipsLoader loader, VipsBuffer buffer, VipsFailOn failOn, int shrink = 1, double scale = 1, bool trusted = false)
    {
        var load = new VipsOperation(NameOf(loader));
        load.Set("buffer"u8, buffer);
        load.Set("access"u8, VipsAccess.Sequential);
        load.Set("fail-on"u8, failOn);
        if (shrink != 1)
        {
            load.Set("shrink"u8, shrink);
        }

        if (scale != 1)
        {
            load.Set("scale"u8, scale);
        }

        if (loader == VipsLoader.Tiff || trusted)
        {
            // libtiff would refuse strips of more than 50 MB; who calls has a limit of his own. librsvg would refuse
            // more than 10 MB without a break.
            load.Set("unlimited"u8, true);
        }

        return load.BuildImage();
    }

    /// <summary>Makes a picture of 8-bit pixels in memory, which must outlive it.</summary>
    public static VipsImage FromPixels(VipsBuffer pixels, int width, int height, int bands)
    {
        if ((nuint)((long)width * height * bands) != pixels.Length)
        {
            throw new ArgumentException($"{pixels.Length} bytes are not {width} × {height} × {bands}.", nameof(pixels));
        }

        var image = Api.NewFromMemory(pixels.Pointer, pixels.Length, width, height, bands, (int)VipsBandFormat.U8);
        return image != 0 ? new VipsImage(image)
            : throw new VipsException("libvips takes no picture from memory.", VipsErrors.Take(Api));
    }

    /// <summary>In another colour space, as the bands' meaning says.</summary>
    public VipsImage ToSpace(VipsInterpretation space)
    {
        var convert = new VipsOperation("colourspace"u8);
        convert.Set("in"u8, this);
        convert.Set("space"u8, space);
        return convert.BuildImage();
    }

    /// <summary>In sRGB, 8 bits, by the embedded colour profile.</summary>
    public VipsImage ProfileToSrgb()
    {
        var convert = new VipsOperation("icc_transform"u8);
        convert.Set("in"u8, this);
        convert.SetText("output-profile"u8, "srgb"u8);
        convert.Set("embedded"u8, true);
        convert.Set("intent"u8, VipsIntent.Relative);
        return convert.BuildImage();
    }

    /// <summary>The same numbers, taken to mean something else.</summary>
    public VipsImage As(VipsInterpretation meaning)
    {
        var copy = new VipsOperation("copy"u8);
        copy.Set("in"u8, this);
        copy.Set("interpretation"u8, meaning);
        return copy.BuildImage();
    }

    /// <summary>
    /// Each value times <paramref name="factor"/> plus <paramref name="offset"/>, in single precision.
    /// </summary>
    public VipsImage Scaled(double factor, double offset)
    {
        var linear = new VipsOperation("linear"u8);
        linear.Set("in"u8, this);
        linear.Set("a"u8, [factor]);
        linear.Set("b"u8, [offset]);
        return linear.BuildImage();
    }

    /// <summary>The largest value; reads the picture from top to bottom.</summary>
    /// <exception cref="VipsException">It cannot be decoded.</exception>
    public double Largest()
    {
        var max = new VipsOperation("max"u8);
        max.Set("in"u8, this);
        return max.BuildNumber();
    }

    /// <summary>Without alpha, over white.</summary>
    /// <param name="white">The value that means white in each band.</param>
    public VipsImage OverWhite(double white)
    {
        var flatten = new VipsOperation("flatten"u8);
        flatten.Set("in"u8, this);
        flatten.Set("background"u8, [white]);
        flatten.Set("max-alpha"u8, white);
        return flatten.BuildImage();
    }

    /// <summary>With another number type; values past its range are clipped.</summary>
    public VipsImage Cast(VipsBandFormat format)
    {
        var cast = new VipsOperation("cast"u8);
        cast.Set("in"u8, this);
        cast.Set("format"u8, format);
        return cast.BuildImage();
    }

    /// <summary>Some of its bands.</summary>
    public VipsImage TakeBands(int first, int count)
    {
        var extract = new VipsOperation("extract_band"u8);
        extract.Set("in"u8, this);
        extract.Set("band"u8, first);
        extract.Set("n"u8, count);
        return extract.BuildImage();
    }

    /// <summary>The bytes of a file with this picture.</summary>
    public byte[] Save(VipsSaver saver, int quality)
    {
        var save = new VipsOperation(NameOf(saver));
        save.Set("in"u8, this);
        save.KeepNoMetadata();
        if (saver is VipsSaver.Jpeg or VipsSaver.WebP)
        {
            save.Set("Q"u8, quality);
        }

        return save.BuildBytes();
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Api.Unref(handle);
        return true;
    }

    private static ReadOnlySpan<byte> NameOf(VipsLoader loader) => loader switch
    {
        VipsLoader.Jpeg => "jpegload_buffer"u8,
        VipsLoader.Png => "pngload_buffer"u8,
        VipsLoader.WebP => "webpload_buffer"u8,
        VipsLoader.Gif => "gifload_buffer"u8,
        VipsLoader.Tiff => "tiffload_buffer"u8,
        VipsLoader.Heif => "heifload_buffer"u8,
        VipsLoader.Svg => "svgload_buffer"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(loader), loader, "Not a loader."),
    };

    private static ReadOnlySpan<byte> NameOf(VipsSaver saver) => saver switch
    {
        VipsSaver.Jpeg => "jpegsave_buffer"u8,
        VipsSaver.Png => "pngsave_buffer"u8,
        VipsSaver.WebP => "webpsave_buffer"u8,
        VipsSaver.Gif => "gifsave_buffer"u8,
        VipsSaver.Tiff => "tiffsave_buffer"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(saver), saver, "Not a saver."),
    };
}
