using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging;

public sealed class DamageTests
{
    private static readonly RgbImage Drawn = Noisy(160, 120);
    private readonly PictureDecoder _decoder = new(new DecodeLimits());

    public static TheoryData<ImageFormat> Formats { get; } =
        new(ImageFormat.Jpeg, ImageFormat.Png, ImageFormat.WebP, ImageFormat.Gif, ImageFormat.Tiff);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_CutAtEveryTwentieth_IsTruncated(ImageFormat format)
    {
        var file = PictureDecoderTests.Encode(format, Drawn);
        for (var percent = 5; percent <= 95; percent += 5)
        {
            var outcome = Decode(file.AsMemory(0, file.Length * percent / 100));
            Assert.Equal((PictureState.Truncated, percent), (outcome.State, percent));
            Assert.StartsWith("The file ends", outcome.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Decode_BitmapCutAtEveryTwentieth_IsTruncated()
    {
        var file = new BmpBuilder { Width = 20, Height = 20, Pixels = new byte[1200] }.Build();
        for (var percent = 5; percent <= 95; percent += 5)
        {
            Assert.Equal(PictureState.Truncated, Decode(file.AsMemory(0, file.Length * percent / 100)).State);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_BytesBehindThePicture_IsReady(ImageFormat format)
    {
        var file = PictureDecoderTests.Encode(format, Drawn);
        Assert.Equal(PictureState.Ready, Decode((byte[])[.. file, (byte)'x']).State);
        Assert.Equal(PictureState.Ready, Decode((byte[])[.. file, .. new byte[5000]]).State);
    }

    [Fact]
    public void Decode_JpegWithoutItsEndMark_IsReady()
    {
        var jpeg = PictureEncoder.Jpeg(Drawn);
        Assert.Equal(PictureState.Ready, Decode(jpeg.AsMemory(0, jpeg.Length - 2)).State);
        Assert.Equal(PictureState.Ready, Decode(jpeg.AsMemory(0, jpeg.Length - 1)).State);
    }

    [Fact]
    public void Decode_JpegCutAndClosedAgain_IsTruncated()
    {
        var jpeg = PictureEncoder.Jpeg(Drawn);
        Assert.Equal(PictureState.Truncated, Decode((byte[])[.. jpeg.AsSpan(0, jpeg.Length / 2), 0xFF, 0xD9]).State);
    }

    [Fact]
    public void Decode_JpegWhoseSecondHalfWasNeverWritten_IsTruncated()
    {
        var jpeg = PictureEncoder.Jpeg(Drawn);
        jpeg.AsSpan(jpeg.Length / 2).Clear();
        Assert.Equal(PictureState.Truncated, Decode(jpeg).State);
    }

    [Fact]
    public void Decode_RubbishBetweenJpegSegments_IsReady()
    {
        var jpeg = PictureFiles.WithSegment(PictureEncoder.Jpeg(Drawn), 0xED, [1, 2, 3]);
        Assert.Equal(PictureState.Ready, Decode((byte[])[.. jpeg.AsSpan(0, 9), 0x55, .. jpeg.AsSpan(9)]).State);
    }

    [Fact]
    public void Decode_PngWithWrongChecksum_IsUnreadable()
    {
        var png = PictureEncoder.Png(Drawn);
        png[png.Length / 2] ^= 0xFF;
        var outcome = Decode(png);
        Assert.Equal(PictureState.Unreadable, outcome.State);
        Assert.StartsWith("The picture is damaged: ", outcome.Reason, StringComparison.Ordinal);
        Assert.NotNull(outcome.Header);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Decode_RandomDamage_AlwaysEndsInAStateWithAReason(ImageFormat format)
    {
        var file = PictureDecoderTests.Encode(format, Pictures.Corners(40, 30));
        var random = new RandomSource((ulong)format);
        for (var round = 0; round < 400; round++)
        {
            EndsWell(Damaged(file, random, round));
        }
    }

    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 4)]
    [InlineData(4, 24)]
    [InlineData(0, 8)]
    [InlineData(3, 16)]
    [InlineData(3, 32)]
    public void Decode_RandomDamageOfBitmaps_AlwaysEndsInAStateWithAReason(int compression, int bits)
    {
        var random = new RandomSource((ulong)bits);
        var pixels = new byte[400];
        for (var round = 0; round < 400; round++)
        {
            for (var i = 0; i < pixels.Length; i++)
            {
                pixels[i] = (byte)random.Next(random.Next(4) == 0 ? 256 : 4);
            }

            var bitmap = new BmpBuilder
            {
                HeaderSize = compression == 4 ? 64 : 108,
                Width = 9,
                Height = 9,
                Bits = bits,
                Compression = compression,
                Masks = [0xF800, 0x7E0, 0x1F, (uint)random.NextUInt64()],
                Palette = new byte[64],
                PaletteCount = 16,
                Pixels = pixels,
            };
            EndsWell(Damaged(bitmap.Build(), random, round));
        }
    }

    private static byte[] Damaged(byte[] file, RandomSource random, int round)
    {
        var copy = file[..(random.Next(4) == 0 ? random.Next(file.Length) + 1 : file.Length)];
        for (var flips = 1 + (round % 5); flips > 0; flips--)
        {
            // Headers are where damage leads astray: every other hit goes there.
            var reach = (flips & 1) == 0 ? copy.Length : Math.Min(copy.Length, 64);
            copy[random.Next(reach)] = (byte)random.NextUInt64();
        }

        return copy;
    }

    private void EndsWell(byte[] file)
    {
        var outcome = Decode(file);
        Assert.NotEqual(PictureState.Pending, outcome.State);
        Assert.Equal(outcome.State == PictureState.Ready, outcome.Reason.Length == 0);
    }

    private DecodeOutcome Decode(ReadOnlyMemory<byte> file) =>
        _decoder.DecodeSquashed(file, 16, 16, new byte[16 * 16 * 3]);

    private static RgbImage Noisy(int width, int height)
    {
        var random = new RandomSource(5);
        var image = Pictures.Corners(width, height);
        for (var i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = (byte)Math.Clamp(image.Pixels[i] + random.Next(40) - 20, 0, 255);
        }

        return image;
    }
}
