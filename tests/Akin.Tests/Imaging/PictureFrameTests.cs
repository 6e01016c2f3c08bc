using Akin.Imaging;
using Xunit;

namespace Akin.Tests.Imaging;

public sealed class PictureFrameTests
{
    [Theory]
    [InlineData(640, 480)]
    [InlineData(1, 9)]
    public void Place_Squash_FillsTheFrame(int width, int height) =>
        Assert.Equal(new PicturePlacement(224, 160, 0, 0), new PictureFrame(224, 160).Place(width, height));

    // By hand; the first four are what torchvision's Resize(256) and CenterCrop(224) do: int(256 · 500 / 333) = 384,
    // (256 − 224) / 2 = 16, (384 − 224) / 2 = 80; margins of a half go to the even number.
    [Theory]
    [InlineData(500, 333, 256, 384, 256, -80, -16)]
    [InlineData(333, 500, 256, 256, 384, -16, -80)]
    [InlineData(320, 320, 256, 256, 256, -16, -16)]
    [InlineData(300, 257, 256, 298, 256, -37, -16)]
    [InlineData(300, 257, null, 261, 224, -18, 0)]
    [InlineData(302, 257, null, 263, 224, -20, 0)]
    [InlineData(1, 1, null, 224, 224, 0, 0)]
    [InlineData(1, 1000, null, 224, 224_000, 0, -111_888)]
    public void Place_Crop_CoversTheFrameInTheMiddle(
        int width, int height, int? resize, int across, int down, int left, int top)
    {
        var frame = new PictureFrame(224, 224) { Fit = PictureFit.Crop, Resize = resize };
        Assert.Equal(new PicturePlacement(across, down, left, top), frame.Place(width, height));
    }

    [Theory]
    [InlineData(400, 100, 400, 100, -150, 0)]
    [InlineData(100, 100, 100, 100, 0, 0)]
    [InlineData(100, 400, 100, 400, 0, -150)]
    [InlineData(200, 50, 400, 100, -150, 0)]
    public void Place_CropIntoAFrameOfOtherAspect_CoversIt(
        int width, int height, int across, int down, int left, int top)
    {
        var frame = new PictureFrame(100, 100) { Fit = PictureFit.Crop };
        Assert.Equal(new PicturePlacement(across, down, left, top), frame.Place(width, height));
        var wide = new PictureFrame(200, 100) { Fit = PictureFit.Crop };
        var placed = wide.Place(width, height);
        Assert.True(placed is { Width: >= 200, Height: >= 100, Left: <= 0, Top: <= 0 });
        Assert.True(placed.Width == 200 || placed.Height == 100);
    }

    [Theory]
    [InlineData(640, 480, 224, 168, 0, 28)]
    [InlineData(480, 640, 168, 224, 28, 0)]
    [InlineData(500, 333, 224, 149, 0, 37)]
    [InlineData(10_000, 3, 224, 1, 0, 111)]
    [InlineData(7, 7, 224, 224, 0, 0)]
    public void Place_Pad_LiesInTheMiddleOfTheFrame(int width, int height, int across, int down, int left, int top)
    {
        var frame = new PictureFrame(224, 224) { Fit = PictureFit.Pad };
        Assert.Equal(new PicturePlacement(across, down, left, top), frame.Place(width, height));
    }

    [Theory]
    [InlineData(PictureFit.Crop)]
    [InlineData(PictureFit.Pad)]
    public void Place_PictureAsThinAsFilesGet_StaysWithinNumbers(PictureFit fit)
    {
        foreach (var (width, height) in new[] { (1, 300_000_000), (300_000_000, 1) })
        {
            var placed = new PictureFrame(512, 512) { Fit = fit }.Place(width, height);
            Assert.True(placed is { Width: >= 1, Height: >= 1 });
        }
    }
}
