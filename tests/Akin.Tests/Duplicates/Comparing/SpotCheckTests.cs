using Akin.Duplicates;
using Akin.Duplicates.Comparing;
using Akin.Duplicates.Hashing;
using Akin.Imaging;
using Akin.Rendering.Charts;
using Xunit;

namespace Akin.Tests.Duplicates.Comparing;

/// <summary>Forms that are filled in otherwise are other pictures; copies of one form are not.</summary>
public sealed class SpotCheckTests
{
    private const string Number = "48213907";

    [Theory]
    [InlineData("48273907")]
    [InlineData("91350248")]
    [InlineData("Meyer")]
    public void Worst_AnotherNumberInTheForm_IsAbove(string other)
    {
        var (a, b) = (Form(Number), Form(other));
        Assert.True(Worst(a, b) > SamePictures.MostOfASpot, $"{Worst(a, b)}");
        Assert.True(Worst(a, Half(b)) > SamePictures.MostOfASpot, $"half: {Worst(a, Half(b))}");
        Assert.True(Worst(Jpeg(a, 40), b) > SamePictures.MostOfASpot);
    }

    [Fact]
    public void Worst_CopiesOfAForm_IsBelow()
    {
        var form = Form(Number);
        Assert.InRange(Worst(form, form), 0, 0.02);
        foreach (var (name, copy) in new[]
        {
            ("half", Half(form)), ("quality 30", Jpeg(form, 30)),
            ("darker", DrawnPictures.Map(form, (tone, _) => tone * 0.65)),
            ("brighter", DrawnPictures.Map(form, (tone, _) => tone * 1.35)),
            ("warmer", DrawnPictures.Map(form, (tone, at) => tone * (at == 2 ? 0.85 : 1.05))),
        })
        {
            Assert.True(Worst(form, copy) < SamePictures.MostOfASpot, $"{name}: {Worst(form, copy)}");
            Assert.True(Worst(copy, form) < SamePictures.MostOfASpot, $"{name}, the other way: {Worst(copy, form)}");
        }
    }

    [Fact]
    public void Worst_PhotographsCompressedHard_IsBelow()
    {
        foreach (var family in new[] { 3, 5, 6, 9 })
        {
            var picture = DrawnPictures.Draw(family, 11, 480, 360);
            Assert.InRange(Worst(picture, Jpeg(picture, 30)), 0, SamePictures.MostOfASpot);
            Assert.InRange(Worst(Half(picture), Jpeg(picture, 30)), 0, SamePictures.MostOfASpot);
        }
    }

    [Fact]
    public void Worst_OneManMovedOnABoard_IsAbove()
    {
        var board = Board(27);
        Assert.InRange(Worst(board, Half(board)), 0, SamePictures.MostOfASpot);
        Assert.True(Worst(board, Board(35)) > SamePictures.MostOfASpot);
        Assert.True(Worst(board, Jpeg(Half(Board(35)), 40)) > SamePictures.MostOfASpot);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    public void Worst_PicturesSmallerThanASquare_IsNothing(int wide, int high)
    {
        var image = new RgbImage(4 + wide, 4 + high, new byte[(4 + wide) * (4 + high) * 3]);
        Assert.Equal(0, SpotCheck.Worst(DecodedPicture.Of(image), DecodedPicture.Of(image), Frame.Whole));
    }

    [Fact]
    public void Compare_AnotherNumber_DisagreesOnlyWhenSeenLarge()
    {
        var (a, b) = (Form(Number), Form("48273907"));
        var candidate = new Candidate(0, 1, 0, 0, 0);
        Assert.True(SamePictures.Agree(PictureComparison.Compare(
            Seen(a, 256)!, Seen(b, 256)!, candidate.Turn, candidate.Frame, out _, out _)));
        var likeness = SamePictures.Compare(side => Seen(a, side), side => Seen(b, side), candidate);
        Assert.False(SamePictures.Agree(likeness));
        Assert.True(SamePictures.Agree(
            SamePictures.Compare(side => Seen(a, side), side => Seen(Jpeg(a, 40), side), candidate)));
    }

    /// <summary>A board with ten men, one of them on a square of its own choice.</summary>
    private static RgbImage Board(int square)
    {
        var chart = new SvgChart(400, 400, "board");
        for (var i = 0; i < 64; i++)
        {
            chart.Rect(i % 8 * 50, i / 8 * 50, 50, 50, (i + (i / 8)) % 2 == 0 ? "paper" : "bar-quiet");
        }

        foreach (var at in (int[])[3, 9, 12, 20, 30, 41, 44, 50, 58, square])
        {
            chart.Rect((at % 8 * 50) + 15, (at / 8 * 50) + 15, 20, 20, "bar");
        }

        return chart.ToImage(1.5);
    }

    private static DecodedPicture? Seen(RgbImage image, int side) =>
        DecodedPicture.Of(Decoded(PictureEncoder.Png(image), side));

    /// <summary>A form of 900 × 660 pixels: twelve fields with a word and a number each, one of them this.</summary>
    private static RgbImage Form(string number)
    {
        var chart = new SvgChart(600, 440, "form");
        chart.Text(20, 30, "Application for a permit", "head");
        for (var i = 0; i < 12; i++)
        {
            var (x, y) = (20 + (i % 2 * 290), 60 + (i / 2 * 60));
            chart.Rect(x, y, 270, 44, "bar-quiet");
            chart.Rect(x + 2, y + 2, 266, 40, "paper");
            chart.Text(x + 10, y + 26, $"field {i + 1}");
            chart.Text(x + 110, y + 26, i == 7 ? number : $"{1234567 * (i + 3)}");
        }

        return chart.ToImage(1.5);
    }

    private static double Worst(RgbImage whole, RgbImage part)
    {
        var (a, b) = (DecodedPicture.Of(whole), DecodedPicture.Of(part));
        var toning = Toning.Between(a, b, Frame.Whole);
        (a, b) = (toning.Whole(a), toning.Part(b));
        var found = Registration.Refine(a.Light, b.Light, Frame.Whole) ?? Frame.Whole;
        var worst = SpotCheck.Worst(a, b, found);
        return worst < SamePictures.MostOfASpot ? worst
            : Math.Min(worst, SpotCheck.Worst(a, b, Registration.Polish(a.Light, b.Light, found)));
    }

    private static RgbImage Jpeg(RgbImage image, int quality) => Decoded(PictureEncoder.Jpeg(image, quality), 2000);

    private static RgbImage Half(RgbImage image) => Decoded(PictureEncoder.Png(image), image.Width / 2);

    private static RgbImage Decoded(byte[] file, int side) =>
        new PictureDecoder(new DecodeLimits()).DecodeInside(file, side, side).Image!;
}
