namespace Akin.Native.Vips;

/// <summary>The encoders that Akin uses.</summary>
public enum VipsSaver
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
}
