using Akin.Imaging.Writing;
using Akin.Numerics;

namespace Akin.Rendering.Mosaics;

/// <summary>
/// Many pictures in one, each at its place on the map in its own aspect, with a border in a colour of the palette.
/// What is held is a strip of the mosaic and the pictures that are seen in it. The same pictures give the same bytes at
/// any number of threads.
/// </summary>
public static class Mosaic
{
    /// <summary>Paints a mosaic into a file that was begun.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="source">Where they come from.</param>
    /// <param name="options">How the mosaic looks; its size is the file's.</param>
    /// <param name="writer">The file; it is finished.</param>
    /// <param name="progress">Told of each picture.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The options cannot be, or are not of the file's size.</exception>
    public static MosaicResult Paint(
        IReadOnlyList<MosaicPicture> pictures, IMosaicSource source, MosaicOptions options, PictureWriter writer,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(writer);
        var boxes = MosaicLayout.Of(pictures, options, progress, cancellation);
        ArgumentOutOfRangeException.ThrowIfNotEqual(writer.Width, options.Width, nameof(writer));
        ArgumentOutOfRangeException.ThrowIfNotEqual(writer.Height, options.Height, nameof(writer));
        var result = new MosaicPainter(pictures, source, options, boxes, progress).Paint(writer, cancellation);
        writer.Finish();
        return result;
    }
}
