namespace Akin.Native.Vips;

/// <summary>The decoders that Akin uses, each named outright: libvips is never left to guess.</summary>
public enum VipsLoader
{
    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>WebP.</summary>
    WebP,

    /// <summary>GIF.</summary>
    Gif,

    /// <summary>TIFF.</summary>
    Tiff,

    /// <summary>AVIF.</summary>
    Heif,

    /// <summary>SVG.</summary>
    Svg,
}
