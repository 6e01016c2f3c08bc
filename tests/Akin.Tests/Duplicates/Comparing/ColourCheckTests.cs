using Akin.Duplicates;
using Akin.Duplicates.Comparing;
using Akin.Imaging;
using Xunit;

namespace Akin.Tests.Duplicates.Comparing;

/// <summary>One thing in two colours is two pictures; one picture in other colours as a whole is not.</summary>
public sealed class ColourCheckTests
{
    private static readonly (byte Red, byte Green, byte Blue) White = (255, 255, 255);
    private static readonly (byte Red, byte Green, byte Blue) Paper = (180, 175, 160);

    [Theory]
    [InlineData(200, 30, 30, 30, 60, 200)]
    [InlineData(220, 120, 30, 30, 140, 60)]
    [InlineData(30, 60, 200, 230, 210, 40)]
    [InlineData(120, 40, 160, 220, 120, 30)]
    public void Worst_AThingInAnotherColour_IsAbove(byte r, byte g, byte b, byte red, byte green, byte blue)
    {
        foreach (var ground in new[] { White, Paper })
        {
            var (one, other) = (Product((r, g, b), ground), Product((red, green, blue), ground));
            Assert.True(Worst(one, other) > 1, $"{Worst(one, other)}");
            Assert.Equal(Worst(one, other), Worst(other, one), 6);
            var compressed = RoundTrip(PictureEncoder.Jpeg(other, 40));
            Assert.True(Worst(one, compressed) > 1, $"{Worst(one, compressed)}");
        }
    }

    /// <summary>Colours as shops have them, muted and near each other, on one white ground.</summary>
    [Theory]
    [InlineData(72, 128, 82, 72, 85, 98)]
    [InlineData(100, 65, 130, 172, 80, 212)]
    [InlineData(90, 50, 140, 32, 40, 100)]
    [InlineData(18, 110, 108, 30, 90, 40)]
    [InlineData(18, 110, 108, 235, 235, 230)]
    [InlineData(235, 120, 30, 225, 205, 170)]
    public void Worst_NeighbouringColoursOnOneGround_IsAbove(
        byte r, byte g, byte b, byte red, byte green, byte blue)
    {
        var (one, other) = (Product((r, g, b), White), Product((red, green, blue), White));
        Assert.True(Worst(one, other) > 1, $"{Worst(one, other)}");
        Assert.True(Worst(other, one) > 1, $"{Worst(other, one)}");
    }

    [Fact]
    public void Worst_APictureChangedAsAWhole_IsBelow()
    {
        foreach (var picture in new[]
        {
            Product((200, 30, 30), White), DrawnPictures.Draw(3, 4), DrawnPictures.Draw(6, 1), DrawnPictures.Draw(9, 5),
        })
        {
            foreach (var (name, copy) in Changes(picture))
            {
                Assert.True(Worst(picture, copy) < 1, $"{name}: {Worst(picture, copy)}");
                Assert.True(Worst(copy, picture) < 1, $"{name}, back: {Worst(copy, picture)}");
            }
        }
    }

    [Fact]
    public void Worst_ThePictureItself_IsHardlyAnything() =>
        Assert.InRange(Worst(DrawnPictures.Draw(5, 2), DrawnPictures.Draw(5, 2)), 0, 0.1);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 40)]
    [InlineData(4, 4)]
    [InlineData(9, 5)]
    public void Worst_TinyOrOfOneColour_IsNothing(int width, int height)
    {
        var image = new RgbImage(width + 1, height + 1, new byte[3 * (width + 1) * (height + 1)]);
        Assert.Equal(0, Worst(image, image), 6);
    }

    [Fact]
    public void Compare_AThingInAnotherColour_DoesNotAgree()
    {
        var (red, blue) = (Product((200, 30, 30), White), Product((30, 60, 200), White));
        Assert.True(SamePictures.Agree(Compare(red, red)));
        Assert.False(SamePictures.Agree(Compare(red, blue)));
        Assert.InRange(Compare(red, blue)!.WorstColour, Compare(red, blue)!.ColourLimit, 255);

        static PictureLikeness? Compare(RgbImage a, RgbImage b) => SamePictures.Compare(
            _ => DecodedPicture.Of(a), _ => DecodedPicture.Of(b), new(0, 1, 0, 0, 0));
    }

    /// <summary>As a share of what two pictures of one thing may have.</summary>
    private static double Worst(RgbImage a, RgbImage b)
    {
        var (distance, limit) = ColourCheck.Worst(
            PictureComparison.Overlay(DecodedPicture.Of(a), DecodedPicture.Of(b), Frame.Whole));
        return distance / limit;
    }

    private static IEnumerable<(string Name, RgbImage Copy)> Changes(RgbImage picture)
    {
        yield return ("grey", Colourful(picture, 0));
        yield return ("pale", Colourful(picture, 0.5));
        yield return ("colourful", Colourful(picture, 1.5));
        yield return ("sepia", Sepia(picture));
        yield return ("warm", DrawnPictures.Map(picture, (tone, at) => tone * (at == 0 ? 1.15 : at == 2 ? 0.85 : 1)));
        yield return ("cool", DrawnPictures.Map(picture, (tone, at) => tone * (at == 0 ? 0.85 : at == 2 ? 1.2 : 1)));
        yield return ("brighter", DrawnPictures.Map(picture, (tone, _) => tone * 1.35));
        yield return ("darker", DrawnPictures.Map(picture, (tone, _) => tone * 0.6));
        yield return ("contrast", DrawnPictures.Map(picture, (tone, _) => 128 + ((tone - 128) * 1.5)));
        yield return ("gamma", DrawnPictures.Map(picture, (tone, _) => 255 * Math.Pow(tone / 255.0, 0.6)));
        yield return ("quality 20", RoundTrip(PictureEncoder.Jpeg(picture, 20)));
    }

    private static RgbImage RoundTrip(byte[] file) =>
        new PictureDecoder(new DecodeLimits()).DecodeInside(file, 4096, 4096).Image!;

    private static RgbImage Colourful(RgbImage picture, double times) => Pixels(picture, (r, g, b) =>
    {
        var light = Chroma.Light(r, g, b);
        return (light + (times * (r - light)), light + (times * (g - light)), light + (times * (b - light)));
    });

    private static RgbImage Sepia(RgbImage picture) => Pixels(picture, (r, g, b) => (
        (0.393 * r) + (0.769 * g) + (0.189 * b), (0.349 * r) + (0.686 * g) + (0.168 * b),
        (0.272 * r) + (0.534 * g) + (0.131 * b)));

    private static RgbImage Pixels(RgbImage picture, Func<byte, byte, byte, (double R, double G, double B)> change)
    {
        var pixels = new byte[picture.Pixels.Length];
        for (var i = 0; i < pixels.Length; i += 3)
        {
            var (r, g, b) = change(picture.Pixels[i], picture.Pixels[i + 1], picture.Pixels[i + 2]);
            (pixels[i], pixels[i + 1], pixels[i + 2]) = (Tone(r), Tone(g), Tone(b));
        }

        return picture with { Pixels = pixels };

        static byte Tone(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
    }

    /// <summary>A thing of one colour with a grey disc and black bars on it.</summary>
    private static RgbImage Product(
        (byte Red, byte Green, byte Blue) colour, (byte Red, byte Green, byte Blue) ground)
    {
        const int side = 240;
        var pixels = new byte[side * side * 3];
        for (var i = 0; i < side * side; i++)
        {
            var (x, y) = (i % side, i / side);
            var isThing = x is > 50 and < 190 && y is > 40 and < 200;
            var isDisc = ((x - 95) * (x - 95)) + ((y - 90) * (y - 90)) < 700;
            var isBar = x is > 70 and < 170 && (y / 8) % 2 == 0 && y is > 130 and < 180;
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = !isThing ? ground
                : isDisc ? ((byte)128, (byte)128, (byte)128) : isBar ? ((byte)10, (byte)10, (byte)10) : colour;
        }

        return new(side, side, pixels);
    }
}
