namespace Akin.Imaging.Resampling;

/// <summary>Pictures that are decoded already, at another size.</summary>
internal static class ImageResize
{
    /// <summary>Brings a picture to a size, whatever its shape.</summary>
    /// <param name="image">The picture; given back itself where it has that size.</param>
    /// <param name="width">Columns, ≥ 1.</param>
    /// <param name="height">Rows, ≥ 1.</param>
    /// <param name="interpolation">The filter.</param>
    public static RgbImage To(RgbImage image, int width, int height, Interpolation interpolation = default)
    {
        if (image.Width == width && image.Height == height)
        {
            return image;
        }

        return Part(image, new(width, height, 0, 0), width, height, 1, interpolation);
    }

    /// <summary>
    /// Brings a picture to a size and turns it, and makes only a part of that; O(pixels of the part and of the rows
    /// above it).
    /// </summary>
    /// <param name="image">The picture.</param>
    /// <param name="placement">The turned picture's size, and where it lies around the part.</param>
    /// <param name="width">Columns of the part, all within the picture, ≥ 1.</param>
    /// <param name="height">Its rows, ≥ 1.</param>
    /// <param name="orientation">How it is turned, as by EXIF: 1 … 8.</param>
    /// <param name="interpolation">The filter.</param>
    public static RgbImage Part(
        RgbImage image, PicturePlacement placement, int width, int height, int orientation,
        Interpolation interpolation = default)
    {
        var pixels = new byte[checked(width * height * 3)];
        var sink = new RowSink(pixels, width, height, placement, orientation, interpolation);
        var resampler = RowResampler.Rent(image.Width, image.Height, sink.Plan);
        for (var y = 0; y < image.Height; y++)
        {
            resampler.Add(image.Pixels.AsSpan(y * image.Width * 3), sink);
        }

        resampler.Return();
        return new(width, height, pixels);
    }
}
