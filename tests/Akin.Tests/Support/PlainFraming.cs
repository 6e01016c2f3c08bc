using Akin.Imaging;

namespace Akin.Tests.Support;

/// <summary>
/// Framing in double precision, as plainly as it can be written: the whole picture is turned, resized along its rows
/// and then its columns, each rounded to bytes, and then pixels are picked. Weights are rounded to 22 bits, as Pillow
/// does: else what lies on a half would be left to chance.
/// </summary>
internal static class PlainFraming
{
    public static byte[] Frame(RgbImage upright, PictureFrame frame)
    {
        double ratio = (double)upright.Width / upright.Height, across = frame.Width, down = frame.Height;
        double left = 0, top = 0;
        if (frame.Fit == PictureFit.Crop)
        {
            var grown = (frame.Resize ?? Math.Min(across, down)) / Math.Min(across, down);
            double least = Math.Round(across * grown), tall = Math.Round(down * grown);
            (across, down) = upright.Width * tall >= upright.Height * least
                ? (Math.Truncate(tall * upright.Width / upright.Height), tall)
                : (least, Math.Truncate(least * upright.Height / upright.Width));
            left = -Math.Round((across - frame.Width) / 2);
            top = -Math.Round((down - frame.Height) / 2);
        }
        else if (frame.Fit == PictureFit.Pad)
        {
            (across, down) = ratio >= across / down
                ? (across, Math.Round(across / ratio)) : (Math.Round(down * ratio), down);
            left = Math.Floor((frame.Width - across) / 2);
            top = Math.Floor((frame.Height - down) / 2);
        }

        var resized = Resize(upright, (int)across, (int)down, frame.Interpolation);
        var framed = new byte[frame.Width * frame.Height * 3];
        for (var i = 0; i < framed.Length; i++)
        {
            var (x, y) = ((i / 3 % frame.Width) - (int)left, (i / 3 / frame.Width) - (int)top);
            var background = new[] { frame.Background.Red, frame.Background.Green, frame.Background.Blue };
            framed[i] = x >= 0 && x < resized.Width && y >= 0 && y < resized.Height
                ? resized.Pixels[(((y * resized.Width) + x) * 3) + (i % 3)] : background[i % 3];
        }

        return framed;
    }

    /// <summary>EXIF 2.3, 4.6.4: which stored pixel is at a place of the upright picture.</summary>
    public static RgbImage Turn(RgbImage stored, int orientation)
    {
        var (w, h) = (stored.Width, stored.Height);
        var (width, height) = orientation >= 5 ? (h, w) : (w, h);
        var pixels = new byte[w * h * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (column, row) = orientation switch
                {
                    1 => (x, y),
                    2 => (w - 1 - x, y),
                    3 => (w - 1 - x, h - 1 - y),
                    4 => (x, h - 1 - y),
                    5 => (y, x),
                    6 => (y, h - 1 - x),
                    7 => (w - 1 - y, h - 1 - x),
                    _ => (w - 1 - y, x),
                };
                stored.Pixels.AsSpan(((row * w) + column) * 3, 3).CopyTo(pixels.AsSpan(((y * width) + x) * 3));
            }
        }

        return new RgbImage(width, height, pixels);
    }

    private static RgbImage Resize(RgbImage image, int width, int height, Interpolation interpolation)
    {
        var rows = Along(image, width, interpolation);
        return Turn(Along(Turn(rows, 5), height, interpolation), 5);
    }

    private static RgbImage Along(RgbImage image, int width, Interpolation interpolation)
    {
        var pixels = new byte[width * image.Height * 3];
        var scale = (double)image.Width / width;
        var reach = Math.Max(1, scale);
        for (var x = 0; x < width; x++)
        {
            var weights = Enumerable.Range(0, image.Width)
                .Select(i => interpolation == Interpolation.Nearest
                    ? i == (int)Math.Floor((x + 0.5) * scale) ? 1 : 0
                    : Filter(interpolation, (i + 0.5 - ((x + 0.5) * scale)) / reach))
                .ToArray();
            var sum = weights.Sum();
            weights = [.. weights.Select(
                weight => Math.Round(weight / sum * (1 << 22), MidpointRounding.AwayFromZero) / (1 << 22))];
            for (var at = 0; at < image.Height * 3; at++)
            {
                var (y, channel) = (at / 3, at % 3);
                var value = weights
                    .Select((weight, i) => weight * image.Pixels[(((y * image.Width) + i) * 3) + channel]).Sum();
                pixels[(((y * width) + x) * 3) + channel] = (byte)Math.Clamp(Math.Floor(value + 0.5), 0, 255);
            }
        }

        return new RgbImage(width, image.Height, pixels);
    }

    /// <summary>The formulas as the papers write them, for a = −1/2 and three lobes.</summary>
    private static double Filter(Interpolation interpolation, double distance)
    {
        var x = Math.Abs(distance);
        return interpolation switch
        {
            Interpolation.Bilinear => x < 1 ? 1 - x : 0,
            Interpolation.Bicubic => x < 1 ? (1.5 * x * x * x) - (2.5 * x * x) + 1
                : x < 2 ? (-0.5 * x * x * x) + (2.5 * x * x) - (4 * x) + 2 : 0,
            _ => x == 0 ? 1
                : x < 3 ? 3 * Math.Sin(Math.PI * x) * Math.Sin(Math.PI * x / 3) / (Math.PI * Math.PI * x * x) : 0,
        };
    }
}
