using System.Text;
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
        Assert.Equal(new DecodeOutcome(PictureState.Ready, "", new(ImageFormat.Png, 61, 37), "PNG"), outcome);
        Assert.Equal(drawn.Pixels, image!.Pixels);
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg, 8)]
    [InlineData(ImageFormat.Png, 1)]
    [InlineData(ImageFormat.WebP, 16)]
    [InlineData(ImageFormat.Gif, 40)]
    [InlineData(ImageFormat.Tiff, 1)]
    public void DecodeSquashed_EachFormat_IsCloseToTheDrawnPicture(ImageFormat format, int tolerance)
    {
        var rgb = new byte[64 * 64 * 3];
        var outcome = _decoder.DecodeSquashed(Encode(format, Pictures.Corners(640, 480)), 64, 64, rgb);
        Assert.Equal((PictureState.Ready, format), (outcome.State, outcome.Header!.Format));
        Assert.InRange(Pictures.Difference(Pictures.Corners(64, 64).Pixels, rgb), 0, tolerance);
    }

    [Theory]
    [InlineData(100, 100, 100, 75)]
    [InlineData(1000, 60, 80, 60)]
    [InlineData(1000, 1000, 640, 480)]
    public void DecodeInside_Box_KeepsTheAspectAndNeverEnlarges(int boxWidth, int boxHeight, int width, int height)
    {
        var (_, image) = _decoder.DecodeInside(PictureEncoder.Jpeg(Pictures.Corners(640, 480)), boxWidth, boxHeight);
        Assert.Equal((width, height), (image!.Width, image.Height));
    }

    [Fact]
    public void DecodeInside_Svg_IsDrawn()
    {
        const string svg = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='20' " +
            "height='20'/></svg>";
        foreach (var file in new[] { Encoding.UTF8.GetBytes(svg), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(svg)] })
        {
            var (outcome, image) = _decoder.DecodeInside(file, 40, 20);
            Assert.Equal("", outcome.Reason);
            Assert.Equal((40, 20), (image!.Width, image.Height));
            Assert.Equal([0, 0, 0], image.Pixels[..3]);
            Assert.Equal([255, 255, 255], image.Pixels[^3..]);
        }
    }

    [Fact]
    public void ReadHeader_NoByte_IsEmpty() => Assert.Equal(PictureState.Empty, _decoder.ReadHeader(default).State);

    [Fact]
    public void ReadHeader_Text_IsNotAPictureAndSaysWhatItIs()
    {
        var outcome = _decoder.ReadHeader("hello, world"u8.ToArray());
        Assert.Equal((PictureState.NotAPicture, ""), (outcome.State, outcome.FormatName));
        Assert.Equal("The content is text, not a picture.", outcome.Reason);
    }

    [Fact]
    public void ReadHeader_FormatThatIsNotRead_IsUnsupportedByItsName()
    {
        var outcome = _decoder.ReadHeader("\0\0\0\u0014ftypheic\0\0\0\0mif1"u8.ToArray());
        Assert.Equal((PictureState.Unsupported, "HEIC"), (outcome.State, outcome.FormatName));
        Assert.Equal("HEIC is a picture format that Akin cannot read.", outcome.Reason);
    }

    [Fact]
    public void ReadHeader_MorePixelsThanTheLimit_IsTooLargeBeforeDecoding()
    {
        var decoder = new PictureDecoder(new DecodeLimits { MaxPixels = 2999 });
        var outcome = decoder.ReadHeader(PictureEncoder.Png(Pictures.Corners(60, 50)));
        Assert.Equal(PictureState.TooLarge, outcome.State);
        Assert.Equal("60 × 50 pixels are 3,000; the limit is 2,999.", outcome.Reason);
        Assert.Equal(new ImageHeader(ImageFormat.Png, 60, 50), outcome.Header);
    }

    [Fact]
    public void ReadHeader_MoreBytesThanTheLimit_IsTooLarge()
    {
        var png = PictureEncoder.Png(Pictures.Corners(60, 50));
        var decoder = new PictureDecoder(new DecodeLimits { MaxFileBytes = png.Length - 1 });
        var outcome = decoder.ReadHeader(png);
        Assert.Equal(PictureState.TooLarge, outcome.State);
        Assert.Contains($"{png.Length - 1:N0}", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadHeader_MoreMemoryThanTheLimit_IsTooLargeAndNamesIt()
    {
        // A WebP frame is decoded whole; a JPEG of the same size streams.
        var decoder = new PictureDecoder(new DecodeLimits { MaxDecodeBytes = 1 << 20 });
        var outcome = decoder.ReadHeader(PictureEncoder.WebP(Pictures.Corners(600, 500)));
        Assert.Equal(PictureState.TooLarge, outcome.State);
        Assert.EndsWith("would take 2 MiB of memory; the limit is 1 MiB.", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(PictureState.Pending, decoder.ReadHeader(PictureEncoder.Jpeg(Pictures.Corners(600, 500))).State);
    }

    [Fact]
    public void Decode_TwoThreads_GiveWhatOneGives()
    {
        var files = Enumerable.Range(0, 40).Select(
            i => Encode((ImageFormat)(1 + (i % 5)), Pictures.Corners(200 + i, 300 - i)))
            .Select((file, i) => i % 7 == 6 ? file[..(file.Length / 2)] : file).ToArray();
        var alone = files.Select(file => _decoder.DecodeInside(file, 90, 90)).ToArray();
        var together = files.AsParallel().AsOrdered().WithDegreeOfParallelism(4)
            .Select(file => _decoder.DecodeInside(file, 90, 90)).ToArray();
        for (var i = 0; i < files.Length; i++)
        {
            Assert.Equal(alone[i].Outcome, together[i].Outcome);
            Assert.Equal(alone[i].Image?.Pixels, together[i].Image?.Pixels);
        }
    }

    internal static byte[] Encode(ImageFormat format, RgbImage image) => format switch
    {
        ImageFormat.Jpeg => PictureEncoder.Jpeg(image, 95),
        ImageFormat.Png => PictureEncoder.Png(image),
        ImageFormat.WebP => PictureEncoder.WebP(image, 95),
        ImageFormat.Gif => PictureEncoder.Gif(image),
        _ => PictureEncoder.Tiff(image),
    };
}
