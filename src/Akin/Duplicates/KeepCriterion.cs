namespace Akin.Duplicates;

/// <summary>What speaks for keeping a picture rather than its duplicate.</summary>
public enum KeepCriterion
{
    /// <summary>
    /// More pixels; among the same pictures, one that was only enlarged counts after what it was made of.
    /// </summary>
    Resolution,

    /// <summary>
    /// Among the same pictures: not clearly noisier, sharpened or cut off at black and white, nor grey beside coloured
    /// ones.
    /// </summary>
    Untouched,

    /// <summary>Among the same pictures: not clearly blurred beside another. Of one scene: the sharper.</summary>
    Sharpness,

    /// <summary>More bytes.</summary>
    Size,

    /// <summary>A format that loses nothing (TIFF, PNG, BMP) before JPEG, WebP, AVIF and GIF.</summary>
    Format,

    /// <summary>EXIF data with a time, then EXIF data without.</summary>
    Exif,

    /// <summary>Changed longest ago, by the file's time.</summary>
    Oldest,

    /// <summary>The shorter path.</summary>
    Path,
}
