using Akin.Imaging;

namespace Akin.Duplicates;

/// <summary>
/// An even rim that somebody put around a picture, or above and below, or on both sides: lines of one colour, and
/// behind them something else along most of the edge, which is not so around a small thing on an even ground.
/// </summary>
internal static class EvenRim
{
    /// <summary>Tones that a pixel of the rim may be off.</summary>
    private const int Even = 16;

    /// <summary>Tones by which what is behind the rim differs from it.</summary>
    private const int Different = 32;

    /// <summary>The share of the line behind the rim that differs.</summary>
    private const double LeastDifferent = 0.6;

    /// <summary>The share of a side that a rim takes at most.</summary>
    private const double MostOfASide = 0.25;

    /// <summary>Lines on which compressing mixes the rim with what is behind it.</summary>
    private const int Mixed = 2;

    /// <summary>The picture without its rim, as a share of its pixels: 1 for one that has none.</summary>
    public static double ShareWithin(RgbImage image)
    {
        var (left, right) = (Across(image, false), Across(image, true));
        var (top, bottom) = (Down(image, false), Down(image, true));
        var columns = left > 0 && right > 0 ? left + right : 0;
        var rows = top > 0 && bottom > 0 ? top + bottom : 0;
        return (1 - ((double)columns / image.Width)) * (1 - ((double)rows / image.Height));
    }

    private static int Across(RgbImage image, bool fromEnd) => Lines(
        image.Width, image.Height, (line, at) => 3 * ((at * image.Width) + (fromEnd ? image.Width - 1 - line : line)),
        image.Pixels);

    private static int Down(RgbImage image, bool fromEnd) => Lines(
        image.Height, image.Width, (line, at) => 3 * (((fromEnd ? image.Height - 1 - line : line) * image.Width) + at),
        image.Pixels);

    /// <summary>How many lines the rim has at an edge; 0 where there is none.</summary>
    private static int Lines(int lines, int length, Func<int, int, int> place, byte[] pixels)
    {
        var colour = pixels.AsSpan(place(0, length / 2), 3).ToArray();
        var even = 0;
        while (even < lines && Off(even, Even) == 0)
        {
            even++;
        }

        var behind = Math.Min(lines - 1, even + Mixed);
        return even <= MostOfASide * lines && Off(behind, Different) >= LeastDifferent * length ? even : 0;

        int Off(int line, int most)
        {
            var off = 0;
            for (var at = 0; at < length; at++)
            {
                var pixel = pixels.AsSpan(place(line, at), 3);
                off += Math.Abs(pixel[0] - colour[0]) > most || Math.Abs(pixel[1] - colour[1]) > most
                    || Math.Abs(pixel[2] - colour[2]) > most ? 1 : 0;
            }

            return off;
        }
    }
}
