using System.Buffers.Binary;
using Akin.Imaging;
using Akin.Imaging.Jpeg;
using Akin.Imaging.Resampling;
using Akin.Native.Vips;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging.Jpeg;

/// <summary>Akin's own decoder gives the pixels of libjpeg's, or none.</summary>
public sealed class PlainJpegTests
{
    public PlainJpegTests() => Assert.SkipUnless(InverseDct.IsSupported, "The decoder is for processors with AVX2.");

    public static TheoryData<int, int, int, string> Files => new(
        from size in new[] { (8, 8), (9, 17), (16, 16), (33, 31), (64, 48), (127, 65), (250, 11), (17, 240) }
        from quality in new[] { 5, 50, 90, 100 }
        from sampling in new[] { "444", "420" }
        select (size.Item1, size.Item2, quality, sampling));

    [Theory]
    [MemberData(nameof(Files))]
    public void TryDecode_DrawnAndNoisyPictures_GivesTheBytesOfLibjpeg(
        int width, int height, int quality, string sampling)
    {
        foreach (var picture in new[] { Pictures.Corners(width, height), Noise(width, height) })
        {
            var file = Encode(picture, quality, sampling);
            Assert.Equal(Rows(Vips(file)), Rows(PlainJpeg.TryDecode(file)!));
        }
    }

    [Theory]
    [InlineData("422.jpg")]
    [InlineData("422-narrow.jpg")]
    [InlineData("420-restarts.jpg")]
    [InlineData("444-restarts.jpg")]
    [InlineData("420-optimised.jpg")]
    public void TryDecode_FilesOfPillow_GivesTheBytesOfLibjpeg(string name)
    {
        var file = File.ReadAllBytes(Expectation(name));
        Assert.Equal(Rows(Vips(file)), Rows(PlainJpeg.TryDecode(file)!));
    }

    [Theory]
    [InlineData("grey.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("cmyk.jpg")]
    [InlineData("tiny.jpg")]
    public void TryDecode_NotPlain_IsLeftToLibvips(string name) =>
        Assert.Null(PlainJpeg.TryDecode(File.ReadAllBytes(Expectation(name))));

    [Theory]
    [InlineData(65_535, 65_535)]
    [InlineData(65_535, 32_769)]
    [InlineData(1_025, 1_024)]
    public void TryDecode_HeaderThatSaysALargePicture_IsLeftToLibvips(int width, int height) =>
        Assert.Null(PlainJpeg.TryDecode(Resized(Encode(Noise(24, 24), 80, "420"), width, height)));

    [Fact]
    public void TryRunPlain_FileOfAnotherSizeThanItsHeaderSaid_IsLeftToLibvips()
    {
        var known = PictureIdentifier.Identify(
            PictureEncoder.Jpeg(Noise(24, 24), 80), new DecodeLimits());
        var frame = new PictureFrame(24, 24);
        var pixels = new byte[frame.Bytes];

        Assert.True(Runs(Encode(Noise(24, 24), 80, "420")));
        Assert.False(Runs(Encode(Noise(40, 24), 80, "420")));
        Assert.False(Runs(Encode(Noise(24, 16), 80, "420")));

        bool Runs(byte[] file) => new DecodeWork(
            file, known, new RowSink(pixels, frame.Width, frame.Height, frame.Place(24, 24), 1)).TryRunPlain();
    }

    [Fact]
    public void TryDecode_FileThatEndsEarly_IsLeftToLibvips()
    {
        var file = Encode(Noise(40, 40), 80, "444");
        for (var length = 2; length < file.Length; length++)
        {
            Assert.Null(PlainJpeg.TryDecode(file.AsMemory(0, length)));
        }
    }

    [Fact]
    public void TryDecode_AnyByteDamaged_GivesTheBytesOfLibjpegOrNone()
    {
        var sound = Encode(Noise(24, 24), 80, "420");
        for (var at = 2; at < sound.Length; at++)
        {
            foreach (var value in new byte[] { 0, 0xFF, (byte)(sound[at] ^ 0x10) })
            {
                var file = sound.ToArray();
                file[at] = value;
                if (PlainJpeg.TryDecode(file) is { } decoded)
                {
                    var expected = Record.Exception(() => Rows(Vips(file)));
                    Assert.True(expected is null, $"{at} = {value}: {expected?.Message}");
                    Assert.Equal(Rows(Vips(file)), Rows(decoded));
                }
            }
        }
    }

    private static string Expectation(string name) =>
        Repository.PathOf("tests", "Akin.Tests", "Expectations", "Imaging", "Jpeg", name);

    /// <summary>The same file with another size in its frame header.</summary>
    private static byte[] Resized(byte[] jpeg, int width, int height)
    {
        var frame = jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0, (byte)0, (byte)17]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), (ushort)width);
        return jpeg;
    }

    private static byte[] Encode(RgbImage image, int quality, string sampling)
    {
        // libvips halves the chrominance below quality 90.
        var file = PictureEncoder.Jpeg(image, sampling == "420" ? Math.Min(quality, 89) : Math.Max(quality, 90));
        Assert.NotNull(PlainJpeg.TryDecode(file));
        return file;
    }

    private static VipsPicture Vips(byte[] file) => new(ImageFormat.Jpeg, file, VipsFailOn.Warning);

    private static byte[] Rows(IPictureRows picture)
    {
        var all = new List<byte>();
        using (picture)
        {
            for (var rows = picture.Next(); !rows.IsEmpty; rows = picture.Next())
            {
                all.AddRange(rows);
            }
        }

        return [.. all];
    }

    private static RgbImage Noise(int width, int height)
    {
        var state = 99u;
        var pixels = new byte[width * height * 3];
        foreach (ref var value in pixels.AsSpan())
        {
            state = (state * 1_664_525) + 1_013_904_223;
            value = (byte)(state >> 24);
        }

        return new RgbImage(width, height, pixels);
    }
}
