using Akin.Imaging;

namespace Akin.Tests.Support;

/// <summary>Pictures that the tests draw for themselves.</summary>
internal static class Pictures
{
    /// <summary>
    /// A smooth picture whose four corners differ: red top left, green top right, blue bottom left, grey bottom
    /// right.
    /// </summary>
    public static RgbImage Corners(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                double u = (x + 0.5) / width, v = (y + 0.5) / height;
                var at = ((y * width) + x) * 3;
                pixels[at] = (byte)(255 * ((1 - u) * (1 - v)) + (100 * u * v));
                pixels[at + 1] = (byte)(255 * (u * (1 - v)) + (100 * u * v));
                pixels[at + 2] = (byte)(255 * ((1 - u) * v) + (100 * u * v));
            }
        }

        return new RgbImage(width, height, pixels);
    }

    /// <summary>The largest difference of two pictures' values.</summary>
    public static int Difference(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        Xunit.Assert.Equal(a.Length, b.Length);
        var largest = 0;
        for (var i = 0; i < a.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(a[i] - b[i]));
        }

        return largest;
    }
}
