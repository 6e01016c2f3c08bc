using Akin.Imaging;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging;

/// <summary>Decoding into a frame, against a plain implementation in double precision.</summary>
public sealed class FramedDecodeTests
{
    private readonly PictureDecoder _decoder = new(new DecodeLimits());

    public static TheoryData<PictureFit, Interpolation, int?> Ways => new(
        from fit in Enum.GetValues<PictureFit>()
        from interpolation in Enum.GetValues<Interpolation>()
        from side in fit == PictureFit.Crop ? new int?[] { null, 29 } : [null]
        select (fit, interpolation, side));

    [Theory]
    [MemberData(nameof(Ways))]
    public void Decode_FrameOfAnyKind_EqualsThePlainImplementation(
        PictureFit fit, Interpolation interpolation, int? side)
    {
        foreach (var (width, height) in new[] { (61, 37), (37, 61), (24, 20), (9, 200), (24, 24) })
        {
            foreach (var (across, down) in new[] { (24, 24), (31, 25) })
            {
                var frame = new PictureFrame(across, down)
                {
                    Fit = fit,
                    Interpolation = interpolation,
                    Resize = side,
                    Background = (90, 140, 200),
                };
                var drawn = Noise(width, height);
                var expected = PlainFraming.Frame(drawn, frame);

                Assert.Equal(expected, Decoded(PictureEncoder.Png(drawn), frame));
            }
        }
    }

    [Theory]
    [InlineData(PictureFit.Crop)]
    [InlineData(PictureFit.Pad)]
    public void Decode_TurnedPicture_IsFramedUpright(PictureFit fit)
    {
        var drawn = Noise(40, 26);
        var png = PictureEncoder.Png(drawn);
        var frame = new PictureFrame(21, 17) { Fit = fit, Background = (1, 2, 3) };
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            var file = PictureFiles.WithChunk(png, "eXIf", PictureFiles.Exif(orientation, littleEndian: true));
            var expected = PlainFraming.Frame(PlainFraming.Turn(drawn, orientation), frame);

            // Weights of a mirrored picture may differ in their last digit.
            Assert.InRange(Pictures.Difference(expected, Decoded(file, frame)), 0, 1);
        }
    }

    [Fact]
    public void Decode_Grey_HasThreeEqualChannels()
    {
        var grey = new RgbImage(30, 20, [.. Noise(30, 20).Pixels.Chunk(3).SelectMany(p => new[] { p[0], p[0], p[0] })]);
        var rgb = Decoded(PictureEncoder.Png(grey), new PictureFrame(16, 16) { Fit = PictureFit.Crop });

        Assert.All(rgb.Chunk(3), pixel => Assert.True(pixel[0] == pixel[1] && pixel[1] == pixel[2]));
    }

    [Fact]
    public void Decode_ThinnestPicture_IsCroppedFromItsMiddle()
    {
        var thin = new RgbImage(1, 9000, [.. Enumerable.Range(0, 9000).SelectMany(
            y => Enumerable.Repeat((byte)(y is >= 4499 and <= 4500 ? 255 : 0), 3))]);
        var rgb = Decoded(PictureEncoder.Png(thin), new PictureFrame(4, 4) { Fit = PictureFit.Crop });

        // Four pixels of 36,000 are the middle of the two white rows, each four pixels tall.
        Assert.All(rgb, value => Assert.Equal(255, value));
    }

    private byte[] Decoded(byte[] file, PictureFrame frame)
    {
        var rgb = new byte[frame.Bytes];
        Assert.Equal(PictureState.Ready, _decoder.Decode(file, frame, rgb).State);
        return rgb;
    }

    /// <summary>Every value another, so that each misplaced pixel and each overshoot of a filter shows.</summary>
    private static RgbImage Noise(int width, int height)
    {
        var state = 12345u;
        var pixels = new byte[width * height * 3];
        foreach (ref var value in pixels.AsSpan())
        {
            state = (state * 1_664_525) + 1_013_904_223;
            value = (byte)(state >> 24);
        }

        return new RgbImage(width, height, pixels);
    }
}
