using Akin.Duplicates.Comparing;
using Akin.Imaging;

namespace Akin.Duplicates;

/// <summary>
/// What can be measured of a picture to tell the untouched one from its copies: all of it says something only beside
/// that of another picture of the same content and size.
/// </summary>
internal sealed record PictureCondition
{
    /// <summary>Tones so near to the lightest or darkest count as those, as a share of the contrast.</summary>
    private const double Edge = 0.12;

    /// <summary>
    /// Of the lightest and of the darkest pixels so many are passed over: the rims that compressing leaves around drawn
    /// things are lighter than a darkened ground.
    /// </summary>
    private const double SharePastTheEdge = 0.02;

    /// <summary>Mean tones that are nearer count as one.</summary>
    public const double MostOfLight = 5;

    /// <summary>
    /// The share of pixels that lie with all their neighbours at the lightest or the darkest tones of the picture,
    /// which need not be white and black: a darkened copy of a white page is no better than the page.
    /// </summary>
    public required double CutOff { get; init; }

    /// <summary>The mean tone.</summary>
    public required double Light { get; init; }

    /// <summary>The deviation of the tones.</summary>
    public required double Contrast { get; init; }

    /// <summary>How far red, green and blue are from their mean, in tones; 0 for grey.</summary>
    public required double Colour { get; init; }

    /// <summary>
    /// How much fine structure there is at one pixel against that at two, as the binary logarithm of the mean squares
    /// of the Laplacian: some −2.6 for a picture enlarged to twice its size, −1.3 … 0.4 for sharp photographs.
    /// </summary>
    public required double Detail { get; init; }

    /// <summary>The mean square of the Laplacian for the picture's contrast, as its binary logarithm.</summary>
    public required double Sharpness { get; init; }

    /// <summary>
    /// The deviation of noise for the picture's contrast, as its binary logarithm (Immerkær, 1996; by the median).
    /// </summary>
    public required double Noise { get; init; }

    /// <summary>How well its file is compressed: 100 for one without loss, 0 where it is not known.</summary>
    public required int Quality { get; init; }

    /// <summary>Measures a picture.</summary>
    public static PictureCondition Of(RgbImage image, int quality)
    {
        var light = Luminance.Of(image);
        var variance = Math.Max(1, VarianceOf(light.Values));
        var (fine, noise) = Structure(light);
        return new()
        {
            CutOff = CutOffIn(image, Math.Max(1, (int)Math.Round(Edge * Math.Sqrt(variance)))),
            Light = MeanOf(light.Values),
            Contrast = Math.Sqrt(variance),
            Colour = ColourOf(image),
            Detail = DetailOf(light, fine),
            Sharpness = Math.Log2((fine + 0.1) / variance),
            Noise = Math.Log2((noise + 0.5) / Math.Sqrt(variance)),
            Quality = quality,
        };
    }

    /// <summary>
    /// Whether another picture is like this one in all that is measured; its tones as far as a lost colour profile
    /// changes them.
    /// </summary>
    public bool IsLike(PictureCondition other)
    {
        const double logarithm = 0.3;
        return Math.Abs(Light - other.Light) < MostOfLight && Math.Abs(Contrast - other.Contrast) < 0.07 * Contrast
            && Math.Abs(Colour - other.Colour) < 0.5 + (0.15 * Colour) && Math.Abs(CutOff - other.CutOff) < 0.12
            && Math.Abs(Detail - other.Detail) < logarithm && Math.Abs(Sharpness - other.Sharpness) < logarithm
            && Math.Abs(Noise - other.Noise) < logarithm;
    }

    /// <summary><see cref="Detail"/> alone.</summary>
    public static double DetailOf(RgbImage image)
    {
        var light = Luminance.Of(image);
        return DetailOf(light, Structure(light).Fine);
    }

    /// <summary>The sharpness that the picture has when it is made smaller.</summary>
    public static double SharpnessAt(RgbImage image, double scale)
    {
        var light = Luminance.Of(image);
        var small = light.Resized(Math.Max(1, (int)(light.Width * scale)), Math.Max(1, (int)(light.Height * scale)));
        return Math.Log2((Structure(small).Fine + 0.1) / Math.Max(1, VarianceOf(small.Values)));
    }

    private static double DetailOf(Luminance light, double fine) => Math.Log2((fine + 0.1) / (
        Structure(light.Resized(Math.Max(1, light.Width / 2), Math.Max(1, light.Height / 2))).Fine + 0.1));

    private static double MeanOf(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static double VarianceOf(ReadOnlySpan<float> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
            squares += value * (double)value;
        }

        var mean = sum / values.Length;
        return Math.Max(0, (squares / values.Length) - (mean * mean));
    }

    /// <summary>The mean square of the Laplacian, and the deviation of noise.</summary>
    private static (double Fine, double Noise) Structure(Luminance picture)
    {
        const double perDeviation = 6 * 0.6745;
        const int binsPerTone = 4;
        var (width, height) = (picture.Width, picture.Height);
        var values = picture.Values;
        var counts = new int[16 * 256 * binsPerTone];
        double squares = 0;
        var count = 0;
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                var at = (y * width) + x;
                var sides = values[at - 1] + values[at + 1] + values[at - width] + values[at + width];
                var corners = values[at - width - 1] + values[at - width + 1] + values[at + width - 1]
                    + values[at + width + 1];
                var edge = (4 * values[at]) - sides;
                squares += edge * edge;
                counts[(int)(binsPerTone * Math.Abs(corners - (2 * sides) + (4 * values[at])))]++;
                count++;
            }
        }

        return (squares / Math.Max(1, count), Quantile(counts, count / 2) / (binsPerTone * perDeviation));
    }

    private static double ColourOf(RgbImage image)
    {
        var sum = 0.0;
        for (var i = 0; i < image.Pixels.Length; i += 3)
        {
            var (red, green, blue) = (image.Pixels[i], image.Pixels[i + 1], image.Pixels[i + 2]);
            var mean = (red + green + blue) / 3.0;
            sum += Math.Abs(red - mean) + Math.Abs(green - mean) + Math.Abs(blue - mean);
        }

        return sum / image.Pixels.Length;
    }

    private static double CutOffIn(RgbImage image, int edge)
    {
        var tones = new byte[image.Width * image.Height];
        var counts = new int[256];
        for (var i = 0; i < tones.Length; i++)
        {
            tones[i] = Math.Max(image.Pixels[3 * i], Math.Max(image.Pixels[(3 * i) + 1], image.Pixels[(3 * i) + 2]));
            counts[tones[i]]++;
        }

        var past = (int)(SharePastTheEdge * tones.Length);
        var (low, high) = (Quantile(counts, past) + edge, Quantile(counts, tones.Length - 1 - past) - edge);
        const int atLightest = 1;
        const int atDarkest = 2;
        for (var i = 0; i < tones.Length; i++)
        {
            tones[i] = (byte)((tones[i] >= high ? atLightest : 0) | (tones[i] <= low ? atDarkest : 0));
        }

        // What three pixels on top of each other have in common, and then three of these side by side.
        var (width, cut) = (image.Width, 0);
        var three = new byte[width];
        for (var y = 1; y < image.Height - 1; y++)
        {
            var above = tones.AsSpan((y - 1) * width, width);
            var middle = tones.AsSpan(y * width, width);
            var below = tones.AsSpan((y + 1) * width, width);
            for (var x = 0; x < three.Length; x++)
            {
                three[x] = (byte)(above[x] & middle[x] & below[x]);
            }

            for (var x = 1; x < width - 1; x++)
            {
                cut += (three[x - 1] & three[x] & three[x + 1]) != 0 ? 1 : 0;
            }
        }

        return (double)cut / tones.Length;
    }

    /// <summary>The value below which at most so many counts are.</summary>
    private static int Quantile(int[] counts, int below)
    {
        var value = 0;
        for (var sum = counts[0]; sum <= below && value < counts.Length - 1; sum += counts[value])
        {
            value++;
        }

        return value;
    }
}
