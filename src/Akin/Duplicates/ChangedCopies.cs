using Akin.Imaging;

namespace Akin.Duplicates;

/// <summary>Files of a picture as people change pictures: what the search must find again.</summary>
internal static class ChangedCopies
{
    /// <summary>Recompressed, half the size, turned by 90°, cropped by a tenth, brighter.</summary>
    public static IEnumerable<byte[]> Of(RgbImage picture)
    {
        yield return PictureEncoder.Jpeg(picture, 30);
        yield return PictureEncoder.Jpeg(
            Made(Math.Max(1, picture.Width / 2), Math.Max(1, picture.Height / 2), (x, y, channel) => (
                At(picture, 2 * x, 2 * y, channel) + At(picture, (2 * x) + 1, 2 * y, channel)
                + At(picture, 2 * x, (2 * y) + 1, channel) + At(picture, (2 * x) + 1, (2 * y) + 1, channel)) / 4));
        yield return PictureEncoder.Jpeg(Made(
            picture.Height, picture.Width, (x, y, channel) => At(picture, y, picture.Height - 1 - x, channel)));
        yield return PictureEncoder.Jpeg(Made(
            Math.Max(1, picture.Width * 9 / 10), Math.Max(1, picture.Height * 9 / 10),
            (x, y, channel) => At(picture, x + (picture.Width / 20), y + (picture.Height / 30), channel)));
        yield return PictureEncoder.Jpeg(Made(
            picture.Width, picture.Height, (x, y, channel) => Math.Min(255, At(picture, x, y, channel) * 5 / 4)));
    }

    private static int At(RgbImage picture, int x, int y, int channel) =>
        picture.Pixels[(3 * ((Math.Min(y, picture.Height - 1) * picture.Width) + Math.Min(x, picture.Width - 1)))
            + channel];

    private static RgbImage Made(int width, int height, Func<int, int, int, int> tone)
    {
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)tone(i / 3 % width, i / 3 / width, i % 3);
        }

        return new(width, height, pixels);
    }
}
