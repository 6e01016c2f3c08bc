using System.Text;
using Akin.Imaging;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging.Formats;

public sealed class OrientationTests
{
    private static readonly RgbImage Drawn = Pictures.Corners(96, 64);
    private readonly PictureDecoder _decoder = new(new DecodeLimits());

    public static TheoryData<int> Orientations { get; } = new(Enumerable.Range(1, 8));

    [Theory]
    [MemberData(nameof(Orientations))]
    public void Decode_JpegWithExif_IsUpright(int orientation)
    {
        var jpeg = PictureEncoder.Jpeg(Drawn, 95);
        IsUpright(PictureFiles.WithExif(jpeg, PictureFiles.Exif(orientation, littleEndian: true)), orientation);
        IsUpright(PictureFiles.WithExif(jpeg, PictureFiles.Exif(orientation, littleEndian: false)), orientation);
    }

    [Theory]
    [MemberData(nameof(Orientations))]
    public void Decode_PngWithExif_IsUpright(int orientation)
    {
        var exif = PictureFiles.Exif(orientation, littleEndian: false);
        IsUpright(PictureFiles.WithChunk(PictureEncoder.Png(Drawn), "eXIf", exif), orientation);
        var text = $"Raw profile type exif\0\nexif\n      {exif.Length}\n{Convert.ToHexStringLower(exif)}\n";
        IsUpright(PictureFiles.WithChunk(PictureEncoder.Png(Drawn), "tEXt", Encoding.ASCII.GetBytes(text)),
            orientation);
        var xmp = $"XML:com.adobe.xmp\0\0\0\0\0<x tiff:Orientation=\"{orientation}\"/>";
        IsUpright(PictureFiles.WithChunk(PictureEncoder.Png(Drawn), "iTXt", Encoding.ASCII.GetBytes(xmp)), orientation);
    }

    [Theory]
    [MemberData(nameof(Orientations))]
    public void Decode_TiffWithItsOwnTag_IsUpright(int orientation)
    {
        // libvips writes the tag with the value 1: a SHORT, once.
        var tiff = PictureEncoder.Tiff(Drawn);
        var tag = tiff.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x12, 0x01, 3, 0, 1, 0, 0, 0, 1, 0]);
        tiff[tag + 8] = (byte)orientation;
        IsUpright(tiff, orientation);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void ReadHeader_OrientationThatDoesNotExist_CountsAsNone(int orientation)
    {
        var jpeg = PictureFiles.WithExif(
            PictureEncoder.Jpeg(Drawn), PictureFiles.Exif(orientation, littleEndian: true));
        Assert.Equal(1, _decoder.ReadHeader(jpeg).Header!.Orientation);
    }

    [Fact]
    public void Decode_ExifCutAnywhere_StaysReady()
    {
        var exif = PictureFiles.Exif(6, littleEndian: true);
        for (var length = 0; length <= exif.Length; length++)
        {
            var jpeg = PictureFiles.WithExif(PictureEncoder.Jpeg(Drawn), exif[..length]);
            Assert.Equal("", _decoder.DecodeInside(jpeg, 96, 96).Outcome.Reason);
        }
    }

    /// <summary>Each corner's colour must be where the orientation says that it belongs.</summary>
    private void IsUpright(byte[] file, int orientation)
    {
        var (outcome, image) = _decoder.DecodeInside(file, 96, 96);
        Assert.Equal("", outcome.Reason);
        Assert.Equal((96, 64, orientation), (outcome.Header!.Width, outcome.Header.Height, outcome.Header.Orientation));
        Assert.Equal(orientation >= 5 ? (64, 96) : (96, 64), (image!.Width, image.Height));
        Assert.Equal(
            orientation switch
            {
                1 => "rgbx",
                2 => "grxb",
                3 => "xbgr",
                4 => "bxrg",
                5 => "rbgx",
                6 => "brxg",
                7 => "xgbr",
                _ => "gxrb"
            },
            string.Concat(Corner(image, 2, 2), Corner(image, -3, 2), Corner(image, 2, -3), Corner(image, -3, -3)));
    }

    private static char Corner(RgbImage image, int x, int y)
    {
        var at = (((y < 0 ? image.Height + y : y) * image.Width) + (x < 0 ? image.Width + x : x)) * 3;
        var (red, green, blue) = (image.Pixels[at], image.Pixels[at + 1], image.Pixels[at + 2]);
        return red > 200 ? 'r' : green > 200 ? 'g' : blue > 200 ? 'b' : 'x';
    }
}
