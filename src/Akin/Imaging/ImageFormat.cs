namespace Akin.Imaging;

/// <summary>A picture format, told by content and never by the file's name.</summary>
public enum ImageFormat
{
    /// <summary>None that is known.</summary>
    Unknown,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG, animated PNG too.</summary>
    Png,

    /// <summary>WebP.</summary>
    WebP,

    /// <summary>GIF.</summary>
    Gif,

    /// <summary>TIFF and BigTIFF.</summary>
    Tiff,

    /// <summary>AVIF.</summary>
    Avif,

    /// <summary>SVG, plain or gzip-compressed.</summary>
    Svg,

    /// <summary>Windows or OS/2 bitmap.</summary>
    Bmp,

    /// <summary>HEIC (HEVC in HEIF).</summary>
    Heic,

    /// <summary>JPEG XL.</summary>
    JpegXl,

    /// <summary>JPEG 2000.</summary>
    Jpeg2000,

    /// <summary>Windows icon or cursor.</summary>
    Icon,

    /// <summary>Any other picture format that is recognised by name only; the reason names it.</summary>
    Other,
}
