using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>Writes pictures as files, in memory. Safe for use by several threads at once.</summary>
public static class PictureEncoder
{
    /// <summary>As JPEG.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="quality">1 … 100.</param>
    public static byte[] Jpeg(RgbImage image, int quality = 85) => Save(image, VipsSaver.Jpeg, quality);

    /// <summary>As PNG, without loss.</summary>
    public static byte[] Png(RgbImage image) => Save(image, VipsSaver.Png, 100);

    /// <summary>As WebP, with loss.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="quality">1 … 100.</param>
    public static byte[] WebP(RgbImage image, int quality = 80) => Save(image, VipsSaver.WebP, quality);

    /// <summary>As GIF, in up to 256 colours.</summary>
    public static byte[] Gif(RgbImage image) => Save(image, VipsSaver.Gif, 100);

    /// <summary>As TIFF, uncompressed.</summary>
    public static byte[] Tiff(RgbImage image) => Save(image, VipsSaver.Tiff, 100);

    private static byte[] Save(RgbImage image, VipsSaver saver, int quality)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quality);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        return VipsGate.Run((image, saver, quality), static work =>
        {
            using var pixels = new VipsBuffer(work.image.Pixels);
            using var picture = VipsImage.FromPixels(pixels, work.image.Width, work.image.Height, 3);
            return picture.Save(work.saver, work.quality);
        });
    }
}
