using Akin.Imaging;

namespace Akin.Rendering.Pictures;

/// <summary>A picture put together from pictures.</summary>
internal sealed class PixelSheet
{
    private readonly byte[] _pixels;

    public PixelSheet(int width, int height, int background)
    {
        Width = width;
        Height = height;
        _pixels = new byte[width * height * 3];
        Fill(0, 0, width, height, background);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Fills a rectangle, cut off at the borders, with a colour <c>0xRRGGBB</c>.</summary>
    public void Fill(int x, int y, int width, int height, int colour)
    {
        var (left, right) = (Math.Max(0, x), Math.Min(Width, x + width));
        for (var row = Math.Max(0, y); row < Math.Min(Height, y + height); row++)
        {
            for (var column = left; column < right; column++)
            {
                var at = 3 * ((row * Width) + column);
                (_pixels[at], _pixels[at + 1], _pixels[at + 2]) =
                    ((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour);
            }
        }
    }

    /// <summary>Lays a picture down, cut off at the borders.</summary>
    public void Place(RgbImage image, int x, int y)
    {
        var (left, right) = (Math.Max(0, x), Math.Min(Width, x + image.Width));
        if (right <= left)
            return;

        for (var row = Math.Max(0, y); row < Math.Min(Height, y + image.Height); row++)
        {
            var from = image.Pixels.AsSpan(3 * (((row - y) * image.Width) + left - x), 3 * (right - left));
            from.CopyTo(_pixels.AsSpan(3 * ((row * Width) + left)));
        }
    }

    public RgbImage ToImage() => new(Width, Height, _pixels);

    /// <summary>A web colour, <c>#rrggbb</c>, as a number.</summary>
    public static int Colour(string web) => Convert.ToInt32(web[1..], 16);
}
