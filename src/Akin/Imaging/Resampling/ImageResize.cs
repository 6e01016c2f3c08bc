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

        var pixels = new byte[checked(width * height * 3)];
        var sink = new RowSink(
            pixels, width, height, new PicturePlacement(width, height, 0, 0), orientation: 1, interpolation);
        var resampler = RowResampler.Rent(image.Width, image.Height, sink.Plan);
        for (var y = 0; y < image.Height; y++)
        {
            resampler.Add(image.Pixels.AsSpan(y * image.Width * 3), sink);
        }

        resampler.Return();
        return new(width, height, pixels);
    }
}
