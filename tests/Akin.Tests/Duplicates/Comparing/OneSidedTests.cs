using Akin.Duplicates;
using Akin.Duplicates.Comparing;
using Akin.Duplicates.Hashing;
using Akin.Imaging;
using Xunit;

namespace Akin.Tests.Duplicates.Comparing;

public sealed class OneSidedTests
{
    /// <summary>A thing before an even ground in one of two pictures, whichever is explained by the other.</summary>
    [Theory]
    [InlineData(14, 20)]
    [InlineData(40, 200)]
    [InlineData(90, 120)]
    [InlineData(30, 255)]
    public void Compare_ThingOnAnEvenGroundInOneAlone_AreTwoPictures(int side, int tone)
    {
        var without = Wall(0, 0, tone);
        foreach (var thing in tone > 128 ? new[] { 15, 90 } : [150, 240])
        {
            var with = Wall(side, thing, tone);
            Assert.False(SamePictures.Agree(Compared(without, with)));
            Assert.False(SamePictures.Agree(Compared(with, without)));
        }

        Assert.True(SamePictures.Agree(Compared(without, Wall(0, 0, tone))));
    }

    private static PictureLikeness? Compared(RgbImage a, RgbImage b) => SamePictures.Compare(
        side => Seen(a, side), side => Seen(b, side), new Candidate(0, 1, 0, 0, 0));

    private static DecodedPicture Seen(RgbImage picture, int side) => DecodedPicture.Of(
        new PictureDecoder(new DecodeLimits()).DecodeInside(PictureEncoder.Png(picture), side, side).Image!);

    /// <summary>A drawn scene with an even wall in its middle, before which a square may hang.</summary>
    private static RgbImage Wall(int side, int thing, int tone)
    {
        var picture = DrawnPictures.Draw(9, 5, 480, 360);
        var pixels = (byte[])picture.Pixels.Clone();
        Fill(pixels, 140, 80, 200, 200, tone);
        Fill(pixels, 180, 120, side, side, thing);
        return new(480, 360, pixels);
    }

    private static void Fill(byte[] pixels, int left, int top, int width, int height, int tone)
    {
        for (var y = top; y < top + height; y++)
        {
            pixels.AsSpan(3 * ((y * 480) + left), 3 * width).Fill((byte)tone);
        }
    }
}
