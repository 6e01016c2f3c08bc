using Akin.Imaging;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging;

public sealed class PictureDecoderTests
{
    private readonly PictureDecoder _decoder = new(new DecodeLimits());

    [Fact]
    public void DecodeInside_PngOfItsOwnSize_GivesThePixelsBack()
    {
        var drawn = Pictures.Corners(61, 37);
        var (outcome, image) = _decoder.DecodeInside(PictureEncoder.Png(drawn), 61, 37);
        Assert.Equal(PictureState.Ready, outcome.State);
        Assert.Equal(new ImageHeader(ImageFormat.Png, 61, 37), outcome.Header);
        Assert.Equal(drawn.Pixels, image!.Pixels);
    }

    [Fact]
    public void DecodeSquashed_Jpeg_IsCloseToTheDrawnPicture()
    {
        var rgb = new byte[64 * 64 * 3];
        var jpeg = PictureEncoder.Jpeg(Pictures.Corners(640, 480), 95);
        Assert.Equal(PictureState.Ready, _decoder.DecodeSquashed(jpeg, 64, 64, rgb).State);
        Assert.InRange(Pictures.Difference(Pictures.Corners(64, 64).Pixels, rgb), 0, 8);
    }

    [Fact]
    public void DecodeInside_BoxSmallerThanThePicture_KeepsTheAspect()
    {
        var (_, image) = _decoder.DecodeInside(PictureEncoder.Jpeg(Pictures.Corners(640, 480)), 100, 100);
        Assert.Equal((100, 75), (image!.Width, image.Height));
    }
}
