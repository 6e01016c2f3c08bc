namespace Akin.Imaging.Writing;

/// <summary>What formats are called and hold.</summary>
public static class PictureFileFormats
{
    /// <summary>The names that files may end with.</summary>
    public const string Endings = ".png, .jpg, .jpeg, .webp or .dzi";

    /// <summary>The format that a file's name says; <see langword="null"/> when it says none of them.</summary>
    public static PictureFileFormat? Of(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => PictureFileFormat.Png,
        ".JPG" or ".JPEG" => PictureFileFormat.Jpeg,
        ".WEBP" => PictureFileFormat.WebP,
        ".DZI" => PictureFileFormat.DeepZoom,
        _ => null,
    };

    /// <summary>The largest side in pixels that a format holds.</summary>
    public static int LargestSide(this PictureFileFormat format) => format switch
    {
        PictureFileFormat.Jpeg => JpegWriter.LargestSide,
        PictureFileFormat.WebP => WebPWriter.LargestSide,
        _ => 1_000_000,
    };

    /// <summary>Begins a file.</summary>
    /// <param name="format">What to write.</param>
    /// <param name="path">Where; of a deep-zoom pyramid the XML file.</param>
    /// <param name="tiles">The folder of a pyramid's tiles.</param>
    /// <param name="width">Width in pixels, from 1 to what the format holds.</param>
    /// <param name="height">Height in pixels, from 1 to what the format holds.</param>
    /// <param name="quality">Of formats with loss, 1 … 100.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    public static PictureWriter Begin(
        this PictureFileFormat format, string path, string tiles, int width, int height, int quality, int threads) =>
        format switch
        {
            PictureFileFormat.Png => new PngWriter(path, width, height, threads),
            PictureFileFormat.Jpeg => new JpegWriter(path, width, height, quality, threads),
            PictureFileFormat.WebP => new WebPWriter(path, width, height, quality),
            PictureFileFormat.DeepZoom => new DeepZoomWriter(path, tiles, width, height, quality, threads),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
        };
}
