using Akin.Imaging;
using Xunit;

namespace Akin.Tests.Support;

/// <summary>
/// Pictures that were looked at and found good. What is drawn now must look like them: not to the bit, for another
/// version of the rasteriser rounds edges otherwise, but in structure, everywhere. <c>AKIN_ACCEPT=1</c> writes them
/// anew; look at them before they are committed.
/// </summary>
internal static class GoldenPicture
{
    private const double Whole = 0.985;
    private const double Anywhere = 0.8;
    private const double Tone = 6;

    /// <summary>Compares a picture with the one of its name.</summary>
    public static void Check(string name, RgbImage drawn)
    {
        var path = Repository.PathOf("tests", "Akin.Tests", "Expectations", "Rendering", name + ".png");
        if (Environment.GetEnvironmentVariable("AKIN_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, PictureEncoder.Png(drawn));
        }

        Assert.True(File.Exists(path), $"There is no {path}; AKIN_ACCEPT=1 writes it.");
        var golden = new PictureDecoder(new DecodeLimits()).DecodeInside(
            File.ReadAllBytes(path), int.MaxValue, int.MaxValue).Image!;
        if (Difference(golden, drawn) is { } difference)
        {
            var seen = Path.Join(Path.GetTempPath(), $"akin-{name}.png");
            File.WriteAllBytes(seen, PictureEncoder.Png(drawn));
            Assert.Fail($"{name} looks different ({difference}); now: {seen}, before: {path}");
        }
    }

    /// <summary>What is visibly different; <see langword="null"/> when nothing is.</summary>
    public static string? Difference(RgbImage golden, RgbImage drawn)
    {
        if ((golden.Width, golden.Height) != (drawn.Width, drawn.Height))
            return $"{drawn.Width} × {drawn.Height} pixels, {golden.Width} × {golden.Height} before";

        var (whole, worst, tone) = (
            Similarity.Mean(golden, drawn), Similarity.Worst(golden, drawn), WorstTone(golden, drawn));
        return whole >= Whole && worst >= Anywhere && tone <= Tone
            ? null
            : FormattableString.Invariant($"similarity {whole:0.0000}, {worst:0.000} at its worst; tone {tone:0.0}");
    }

    /// <summary>The largest difference of a square's mean colour: structure alone knows no hue.</summary>
    private static double WorstTone(RgbImage a, RgbImage b, int side = 24)
    {
        var sums = new Dictionary<(int, int, int), (double Sum, int Count)>();
        for (var i = 0; i < a.Pixels.Length; i++)
        {
            var square = (i / 3 % a.Width / side, i / 3 / a.Width / side, i % 3);
            var (sum, count) = sums.GetValueOrDefault(square);
            sums[square] = (sum + a.Pixels[i] - b.Pixels[i], count + 1);
        }

        return sums.Values.Max(pair => Math.Abs(pair.Sum / pair.Count));
    }
}
