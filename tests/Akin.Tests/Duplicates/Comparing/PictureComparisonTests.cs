using Akin.Duplicates;
using Akin.Duplicates.Comparing;
using Akin.Imaging;
using Xunit;

namespace Akin.Tests.Duplicates.Comparing;

public sealed class PictureComparisonTests
{
    /// <summary>Families with structure everywhere: faces, bricks, leaves, pebbles.</summary>
    public static TheoryData<int> Families => [3, 5, 6, 9];

    [Theory]
    [MemberData(nameof(Families))]
    public void Compare_ChangedCopies_Agree(int family)
    {
        var picture = DrawnPictures.Draw(family, 11);
        Assert.True(Agree(picture, DrawnPictures.Map(picture, (tone, _) => (tone * 1.3) + 4)), "brighter");
        Assert.True(Agree(picture, DrawnPictures.Map(picture, (tone, at) => tone * (at == 2 ? 0.8 : 1.1))), "warmer");
        Assert.True(Agree(picture, DrawnPictures.Crop(picture, 12, 0, 228, 180), new(0.05, 0, 1, 1)), "cropped");
        Assert.True(Agree(picture, DrawnPictures.Crop(picture, 9, 11, 216, 162), new(0.05, 0.05, 0.95, 0.95)), "cut");
        var turned = PictureComparison.Compare(
            DecodedPicture.Of(picture), DecodedPicture.Of(DrawnPictures.Turn(picture)), new(5), Frame.Whole,
            out _, out _);
        Assert.True(SamePictures.Agree(turned), "turned");
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Compare_WithAPatchOfAnother_Disagrees(int family)
    {
        var picture = DrawnPictures.Draw(family, 11);
        var patched = DrawnPictures.Patch(picture, DrawnPictures.Draw(8, 2), 120, 70, 44);
        Assert.False(Agree(picture, patched));
    }

    [Fact]
    public void Compare_CroppedCopy_FindsWhereItWas()
    {
        var picture = DrawnPictures.Draw(9, 4);
        var cut = DrawnPictures.Crop(picture, 14, 5, 216, 162);
        var likeness = PictureComparison.Compare(
            DecodedPicture.Of(picture), DecodedPicture.Of(cut), new(0), new(0.05, 0.05, 0.95, 0.95), out _, out _)!;
        Assert.Equal(14 / 240.0, likeness.Frame.Left, 0.003);
        Assert.Equal(5 / 180.0, likeness.Frame.Top, 0.003);
        Assert.Equal(230 / 240.0, likeness.Frame.Right, 0.003);
        Assert.Equal(167 / 180.0, likeness.Frame.Bottom, 0.003);
    }

    [Fact]
    public void Compare_GroundsOfOneTone_HaveNothingToJudgeBy()
    {
        var light = new RgbImage(200, 150, [.. Enumerable.Repeat((byte)250, 200 * 150 * 3)]);
        var slope = DrawnPictures.Map(light, (_, _) => 240);
        for (var i = 0; i < slope.Pixels.Length; i++)
        {
            slope.Pixels[i] = (byte)(150 + (i / 3 % 200 / 2));
        }

        Assert.False(Agree(light, light));
        Assert.False(Agree(light, slope));
        Assert.False(Agree(slope, DrawnPictures.Map(slope, (tone, _) => tone + 5)));
    }

    private static bool Agree(RgbImage a, RgbImage b, Frame? frame = null) => SamePictures.Agree(
        PictureComparison.Compare(
            DecodedPicture.Of(a), DecodedPicture.Of(b), new(0), frame ?? Frame.Whole, out _, out _));
}
