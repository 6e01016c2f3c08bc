using Akin.Imaging;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Rendering;

/// <summary>The measure that golden pictures are compared by.</summary>
public sealed class SimilarityTests
{
    [Fact]
    public void Mean_OfAPictureAndItself_IsOne() =>
        Assert.Equal(1, Similarity.Mean(Made(1, 0.5), Made(1, 0.5)), 12);

    [Fact]
    public void Mean_OfTwoFlatPictures_ComparesTheirLightAlone()
    {
        // No variance: (2·100·50 + C₁) / (100² + 50² + C₁), C₁ = (0.01 · 255)².
        const double C1 = 6.5025;
        Assert.Equal((10000 + C1) / (12500 + C1), Similarity.Mean(Flat(100), Flat(50)), 9);
        Assert.Equal(1, Similarity.Mean(Flat(0), Flat(0)), 12);
    }

    [Fact]
    public void Mean_OfStripesAndTheirNegative_IsNegative()
    {
        var stripes = Grey(24, 24, (x, _) => x % 2 == 0 ? 100 : 156);
        var negative = Grey(24, 24, (x, _) => x % 2 == 0 ? 156 : 100);

        // Means of the windows are all but equal; covariance is minus the variance, 28²: (C₂ − 2·28²) / (C₂ + 2·28²).
        const double C2 = 58.5225;
        Assert.Equal((C2 - 1568) / (C2 + 1568), Similarity.Mean(stripes, negative), 2);
    }

    [Theory]
    [InlineData("other", 0.960229)]
    [InlineData("lighter", 0.993956)]
    [InlineData("flatter", 0.806913)]
    public void Mean_OfMadePictures_IsThatOfSciPy(string other, double expected)
    {
        // By Expectations/Rendering/ssim_values.py.
        var picture = Made(1, 0.5);
        var changed = other switch
        {
            "other" => Made(1.1, 0.4),
            "lighter" => Grey(40, 30, (x, y) => Tone(x, y, 1, 0.5) + 9),
            _ => Grey(40, 30, (x, y) => (Tone(x, y, 1, 0.5) / 2) + 60),
        };
        Assert.Equal(expected, Similarity.Mean(picture, changed), 4);
    }

    [Fact]
    public void Difference_OfNoiseAtEdges_IsNone()
    {
        var picture = Grey(120, 80, (x, _) => x < 60 ? 40 : 220);
        var softer = Grey(120, 80, (x, _) => x < 60 ? 40 : x > 60 ? 220 : 190);
        var grainy = Grey(120, 80, (x, y) => (x < 60 ? 40 : 220) + (((x * 7) + (y * 3)) % 3) - 1);
        Assert.Null(GoldenPicture.Difference(picture, grainy));
        Assert.Null(GoldenPicture.Difference(picture, softer));
    }

    [Fact]
    public void Difference_OfASmallMarkOrAnotherHue_IsSeen()
    {
        var white = Grey(200, 200, (_, _) => 255);
        var marked = Grey(200, 200, (x, y) => x is > 150 and < 162 && y is > 40 and < 46 ? 60 : 255);
        Assert.NotNull(GoldenPicture.Difference(white, marked));
        Assert.NotNull(GoldenPicture.Difference(white, Grey(200, 199, (_, _) => 255)));

        var (red, green) = (Coloured(150, 60, 60), Coloured(60, 106, 60));
        Assert.NotNull(GoldenPicture.Difference(red, green));
    }

    private static RgbImage Made(double a, double b) => Grey(40, 30, (x, y) => Tone(x, y, a, b));

    private static int Tone(int x, int y, double a, double b) => (int)Math.Floor(
        127.5 + (90 * Math.Sin(((x * a) + (y * b)) / 7.0)) + (((x * 31) + (y * 17)) % 13));

    private static RgbImage Flat(int tone) => Grey(20, 20, (_, _) => tone);

    private static RgbImage Coloured(byte red, byte green, byte blue) =>
        new(40, 40, [.. Enumerable.Range(0, 1600).SelectMany(_ => (byte[])[red, green, blue])]);

    private static RgbImage Grey(int width, int height, Func<int, int, int> tone) =>
        new(width, height, [.. Enumerable.Range(0, width * height).SelectMany(i =>
        {
            var value = (byte)tone(i % width, i / width);
            return (byte[])[value, value, value];
        })]);
}
