using Akin.Drawing;
using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Tests.Duplicates;

/// <summary>Pictures drawn for these tests, and changed as people change pictures.</summary>
internal static class DrawnPictures
{
    public static RgbImage Draw(int family, ulong seed, int width = 240, int height = 180) =>
        PictureFamilies.All[family].Draw(new RandomSource(seed), width, height);

    public static RgbImage Map(RgbImage image, Func<byte, int, double> tone)
    {
        var pixels = new byte[image.Pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)Math.Clamp(Math.Round(tone(image.Pixels[i], i % 3)), 0, 255);
        }

        return image with { Pixels = pixels };
    }

    public static RgbImage Crop(RgbImage image, int left, int top, int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            image.Pixels.AsSpan(3 * (((top + y) * image.Width) + left), 3 * width).CopyTo(pixels.AsSpan(3 * y * width));
        }

        return new(width, height, pixels);
    }

    /// <summary>Clockwise by a quarter.</summary>
    public static RgbImage Turn(RgbImage image)
    {
        var pixels = new byte[image.Pixels.Length];
        for (var y = 0; y < image.Width; y++)
        {
            for (var x = 0; x < image.Height; x++)
            {
                image.Pixels.AsSpan(3 * (((image.Height - 1 - x) * image.Width) + y), 3)
                    .CopyTo(pixels.AsSpan(3 * ((y * image.Height) + x)));
            }
        }

        return new(image.Height, image.Width, pixels);
    }

    public static RgbImage Mirror(RgbImage image)
    {
        var pixels = new byte[image.Pixels.Length];
        for (var i = 0; i < pixels.Length / 3; i++)
        {
            var (x, y) = (i % image.Width, i / image.Width);
            image.Pixels.AsSpan(3 * ((y * image.Width) + image.Width - 1 - x), 3).CopyTo(pixels.AsSpan(3 * i));
        }

        return image with { Pixels = pixels };
    }

    /// <summary>With a part of another picture in its place.</summary>
    public static RgbImage Patch(RgbImage image, RgbImage other, int left, int top, int side)
    {
        var pixels = image.Pixels.ToArray();
        for (var y = top; y < top + side; y++)
        {
            other.Pixels.AsSpan(3 * ((y * image.Width) + left), 3 * side)
                .CopyTo(pixels.AsSpan(3 * ((y * image.Width) + left)));
        }

        return image with { Pixels = pixels };
    }
}
