namespace Akin.Imaging.Writing;

/// <summary>What a large picture can be written as.</summary>
public enum PictureFileFormat
{
    /// <summary>PNG, without loss.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>WebP, with loss.</summary>
    WebP,

    /// <summary>A deep-zoom pyramid of JPEG tiles.</summary>
    DeepZoom,
}
