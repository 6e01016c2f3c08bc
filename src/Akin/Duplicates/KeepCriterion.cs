namespace Akin.Duplicates;

/// <summary>What speaks for keeping a picture rather than its duplicate.</summary>
public enum KeepCriterion
{
    /// <summary>More pixels.</summary>
    Resolution,

    /// <summary>
    /// Clearly sharper, by a factor of four or so in the mean square of its Laplacian for its contrast.
    /// </summary>
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
