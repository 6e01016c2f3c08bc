using Akin.Imaging;
using Akin.Imaging.Resampling;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging;

/// <summary>A file decoded into several frames at once gives each what it gives it alone.</summary>
public sealed class SeveralFramesTests
{
    /// <summary>Frames that want a file in its own size, and shrunk by different factors; of all fits and
    /// filters.</summary>
    private static readonly PictureFrame[] Frames =
    [
        new(224, 224),
        new(260, 260),
        new(224, 224) { Fit = PictureFit.Crop, Resize = 256 },
        new(224, 224) { Interpolation = Interpolation.Bicubic },
        new(64, 48) { Fit = PictureFit.Pad, Background = (10, 20, 30) },
        new(31, 90) { Interpolation = Interpolation.Nearest },
        new(700, 20) { Fit = PictureFit.Crop, Interpolation = Interpolation.Lanczos },
        new(224, 224),
    ];

    private readonly PictureDecoder _decoder = new(new DecodeLimits());

    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.WebP)]
    [InlineData(ImageFormat.Gif)]
    [InlineData(ImageFormat.Tiff)]
    public void Decode_SeveralFrames_GivesTheBytesOfEachAlone(ImageFormat format)
    {
        foreach (var (width, height) in new[] { (640, 480), (300, 411), (1_200, 900), (20, 30) })
        {
            AllAsAlone(PictureDecoderTests.Encode(format, Pictures.Corners(width, height)));
        }
    }

    [Fact]
    public void Decode_SeveralFramesOfATurnedJpeg_GivesTheBytesOfEachAlone()
    {
        for (var orientation = 2; orientation <= 8; orientation += 2)
        {
            AllAsAlone(PictureFiles.WithExif(
                PictureEncoder.Jpeg(Pictures.Corners(480, 300)), PictureFiles.Exif(orientation, littleEndian: true)));
        }
    }

    [Fact]
    public void Decode_SeveralFramesOfADrawing_DrawsItLargeEnoughForEach()
    {
        const string drawing =
            """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><circle cx="9" cy="8" r="7"/></svg>""";
        AllAsAlone(System.Text.Encoding.UTF8.GetBytes(drawing));
    }

    [Fact]
    public void Decode_SeveralFramesOfADamagedPicture_SaysWhatItSaysForOne()
    {
        var jpeg = PictureEncoder.Jpeg(Pictures.Corners(640, 480));
        foreach (var file in new[] { jpeg[..(jpeg.Length / 2)], jpeg[..40], [], "text"u8.ToArray() })
        {
            Assert.Equal(_decoder.Decode(file, Frames[0], new byte[Frames[0].Bytes]), All(file).Outcome);
        }
    }

    [Theory]
    [InlineData(448, 448, 2, 1, 2)]
    [InlineData(1_200, 900, 4, 2, 4)]
    [InlineData(1_100, 1_100, 4, 2, 4)]
    [InlineData(4_000, 3_000, 8, 4, 8)]
    public void Size_JpegForDifferentFrames_IsWhatEachNeeds(int width, int height, int small, int fine, int cropped)
    {
        var header = new ImageHeader(ImageFormat.Jpeg, width, height, 1);

        Assert.Equal((small, 1.0), Size(Frames[0]));
        Assert.Equal((fine, 1.0), Size(Frames[3]));
        Assert.Equal((cropped, 1.0), Size(Frames[0] with { Fit = PictureFit.Crop }));
        Assert.Equal((1, 1.0), Size(Frames[5]));

        (int, double) Size(PictureFrame frame) => DecodeWork.Size(
            header, new RowSink(default, frame.Width, frame.Height, frame.Place(width, height), 1, frame.Interpolation)
                .Plan);
    }

    [Fact]
    public void Decode_NoFrame_IsTheCallersMistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _decoder.Decode(PictureEncoder.Png(Pictures.Corners(8, 8))));

    private void AllAsAlone(byte[] file)
    {
        var (outcome, pictures) = All(file);

        Assert.Equal(PictureState.Ready, outcome.State);
        foreach (var (frame, picture) in Frames.Zip(pictures))
        {
            var alone = new byte[frame.Bytes];
            Assert.Equal(outcome, _decoder.Decode(file, frame, alone));
            Assert.True(alone.AsSpan().SequenceEqual(picture), $"{frame} has other bytes than alone.");
        }
    }

    private (DecodeOutcome Outcome, byte[][] Pictures) All(byte[] file)
    {
        byte[][] pictures = [.. Frames.Select(frame => new byte[frame.Bytes])];
        PictureTarget[] targets = [.. Frames.Zip(pictures, (frame, rgb) => new PictureTarget(frame, rgb))];
        return (_decoder.Decode(file, targets), pictures);
    }
}
