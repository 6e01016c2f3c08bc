using Akin.Duplicates;
using Akin.Duplicates.Comparing;
using Akin.Imaging;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Duplicates.Comparing;

/// <summary>
/// Pictures without sharp edges, as small or blurred ones are, are judged by what they look like at half or a quarter
/// of the size.
/// </summary>
public sealed class SmoothPicturesTests
{
    public static TheoryData<int, int> Sizes => new() { { 96, 12 }, { 160, 10 }, { 400, 9 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Compare_CopiesOfASmoothPicture_Agree(int side, int cells)
    {
        var small = side * 2 / 3;
        for (ulong seed = 0; seed < 5; seed++)
        {
            var picture = Clouds(side, Colours(seed, cells), cells);
            Assert.True(Agree(picture, Saved(picture, 40)), $"compressed {seed}");
            Assert.True(Agree(picture, Saved(DrawnPictures.Map(picture, (tone, _) => tone * 0.9), 85)), $"dark {seed}");
            Assert.True(Agree(picture, Saved(DrawnPictures.Mirror(picture), 85), 1), $"mirrored {seed}");
            Assert.True(
                Agree(picture, new PixelWindow(0, 0, small, small).Of(picture, small, small)), $"smaller {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Compare_SmoothPicturesThatDifferInOnePlace_Disagree(int side, int cells)
    {
        for (ulong seed = 0; seed < 5; seed++)
        {
            var colours = Colours(seed, cells);
            var other = (byte[])colours.Clone();
            var at = 3 * ((cells / 2 * (cells + 1)) + (cells / 2));
            for (var i = at; i < at + 3; i++)
            {
                other[i] = (byte)(other[i] < 128 ? 235 : 20);
            }

            Assert.False(Agree(Clouds(side, colours, cells), Clouds(side, other, cells)));
            Assert.False(Agree(Clouds(side, colours, cells), Clouds(side, Colours(seed + 100, cells), cells)));
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(16)]
    public void Compare_SmoothPicturesOfWhichOneHasASoftSpot_Disagree(int cells)
    {
        for (ulong seed = 0; seed < 5; seed++)
        {
            var picture = Grey(Clouds(400, Colours(seed, cells), cells));
            Assert.False(Agree(picture, WithSpot(picture, 40)), $"{seed}");
        }
    }

    [Fact]
    public void Compare_Skies_HaveNothingToJudgeBy()
    {
        var (one, other) = (Sky(0.2), Sky(0.35));
        Assert.False(Agree(one, other));
        Assert.False(Agree(one, one));
    }

    [Fact]
    public void Compare_PicturesOfFineStructure_AreNotSmooth()
    {
        var picture = DrawnPictures.Draw(5, 1);
        Assert.False(Compare(picture, picture, 0)!.IsSmooth);
        Assert.True(Compare(Clouds(96, Colours(1, 12), 12), Clouds(96, Colours(1, 12), 12), 0)!.IsSmooth);
    }

    [Theory]
    [InlineData(0, 0, 8, 6)]
    [InlineData(1, 1, 8, 6)]
    [InlineData(3, 0, 5, 5)]
    [InlineData(0, 0, 1, 1)]
    [InlineData(0, 0, 0, 0)]
    public void Halved_AnyPlace_IsTheMeansOfFoursOfTheWholeRaster(int left, int top, int width, int height)
    {
        var values = Enumerable.Range(0, width * height).Select(i => (float)((i * 37) % 101)).ToArray();
        var half = new OverlaidValues(left, top, width, height, values, [.. values.Select(value => -value)]).Halved();
        for (var y = 0; y < half.Height; y++)
        {
            for (var x = 0; x < half.Width; x++)
            {
                var at = (((2 * (half.Top + y)) - top) * width) + (2 * (half.Left + x)) - left;
                var mean = (values[at] + values[at + 1] + values[at + width] + values[at + width + 1]) / 4;
                Assert.Equal(mean, half.Whole[(y * half.Width) + x]);
                Assert.Equal(-mean, half.Part[(y * half.Width) + x]);
            }
        }

        Assert.Equal((left + width) / 2 - ((left + 1) / 2) is var across && across > 0 ? across : 0, half.Width);
    }

    private static RgbImage Grey(RgbImage picture)
    {
        var pixels = picture.Pixels.ToArray();
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(64 + (picture.Pixels[i - (i % 3)] / 2));
        }

        return picture with { Pixels = pixels };
    }

    /// <summary>Lighter by so many tones at a place, less and less around it.</summary>
    private static RgbImage WithSpot(RgbImage picture, double tones)
    {
        var pixels = picture.Pixels.ToArray();
        for (var i = 0; i < pixels.Length; i++)
        {
            var x = ((i / 3 % picture.Width) / (double)picture.Width) - 0.4;
            var y = ((i / 3 / picture.Width) / (double)picture.Height) - 0.6;
            var more = tones * Math.Exp(-((x * x) + (y * y)) / (2 * 0.12 * 0.12));
            pixels[i] = (byte)Math.Min(255, pixels[i] + more);
        }

        return picture with { Pixels = pixels };
    }

    private static bool Agree(RgbImage a, RgbImage b, byte turn = 0) => SamePictures.Agree(Compare(a, b, turn));

    private static PictureLikeness? Compare(RgbImage a, RgbImage b, byte turn) => SamePictures.Compare(
        _ => DecodedPicture.Of(a), _ => DecodedPicture.Of(b), new(0, 1, 0, turn, 0));

    private static RgbImage Saved(RgbImage picture, int quality) => new PictureDecoder(new DecodeLimits())
        .DecodeInside(PictureEncoder.Jpeg(picture, quality), 4096, 4096).Image!;

    private static byte[] Colours(ulong seed, int cells)
    {
        var random = new RandomSource(seed);
        return [.. Enumerable.Range(0, 3 * (cells + 1) * (cells + 1)).Select(_ => (byte)(20 + random.Next(216)))];
    }

    /// <summary>Colours at the crossings of a grid that go over into each other.</summary>
    private static RgbImage Clouds(int side, byte[] colours, int cells)
    {
        var pixels = new byte[3 * side * side];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y, channel) = ((double)(i / 3 % side) * cells / side, (double)(i / 3 / side) * cells / side, i % 3);
            var (left, top) = ((int)x, (int)y);
            var (across, down) = (Eased(x - left), Eased(y - top));
            pixels[i] = (byte)(((1 - down) * (((1 - across) * Tone(left, top)) + (across * Tone(left + 1, top))))
                + (down * (((1 - across) * Tone(left, top + 1)) + (across * Tone(left + 1, top + 1)))));

            double Tone(int column, int row) => colours[(3 * ((row * (cells + 1)) + column)) + channel];
        }

        return new(side, side, pixels);

        static double Eased(double share) => share * share * (3 - (2 * share));
    }

    /// <summary>From blue above to white below, darker to one side.</summary>
    private static RgbImage Sky(double slope)
    {
        var pixels = new byte[3 * 200 * 150];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i / 3 % 200, i / 600);
            pixels[i] = (byte)(90 + (i % 3 * 30) + (0.5 * y) + (slope * x));
        }

        return new(200, 150, pixels);
    }
}
