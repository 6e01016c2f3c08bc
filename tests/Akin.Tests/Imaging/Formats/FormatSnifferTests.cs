using System.IO.Compression;
using System.Text;
using Akin.Imaging;
using Akin.Imaging.Formats;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Imaging.Formats;

public sealed class FormatSnifferTests
{
    [Theory]
    [InlineData(ImageFormat.Svg, "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData(ImageFormat.Svg, "\uFEFF \r\n<?xml version='1.0'?>\n<!-- > --><!DOCTYPE svg [<!ENTITY a 'b'>]><SVG>")]
    [InlineData(ImageFormat.Svg, "<s:svg xmlns:s='http://www.w3.org/2000/svg'/>")]
    [InlineData(ImageFormat.Unknown, "<!doctype html><html><svg/></html>", "an HTML page")]
    [InlineData(ImageFormat.Unknown, "<html><svg/></html>", "an HTML page")]
    [InlineData(ImageFormat.Unknown, "<rss/>", "an XML document")]
    [InlineData(ImageFormat.Unknown, "Dear all, find the pictures attached.", "text")]
    [InlineData(ImageFormat.Unknown, "{\"a\": 1}", "JSON text")]
    [InlineData(ImageFormat.Unknown, "BM is a word here", "text")]
    [InlineData(ImageFormat.Unknown, "%!PS-Adobe-3.0\n", "a PostScript document")]
    [InlineData(ImageFormat.Other, "%!PS-Adobe-3.0 EPSF-3.0\n", "Encapsulated PostScript (EPS)")]
    [InlineData(ImageFormat.Other, "P6\n3 2\n255\n", "portable pixmap (PPM)")]
    [InlineData(ImageFormat.Other, "#define x_width 8\n", "X bitmap (XBM)")]
    public void Sniff_Text_IsToldByItsFirstElement(ImageFormat format, string text, string name = "SVG") =>
        Is(format, name, Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Sniff_SvgInOtherEncodings_IsSvg()
    {
        const string svg = "<?xml version='1.0' encoding='utf-16'?><svg/>";
        Is(ImageFormat.Svg, "SVG", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(svg)]);
        Is(ImageFormat.Svg, "SVG", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(svg)]);
        Is(ImageFormat.Svg, "SVG", Gzip(Encoding.UTF8.GetBytes("<svg/>")));
        Is(ImageFormat.Unknown, "a gzip archive", Gzip(Encoding.UTF8.GetBytes("<p/>")));
        Is(ImageFormat.Unknown, "a gzip archive", [0x1F, 0x8B, 8, 1, 2, 3]);
    }

    [Theory]
    [InlineData("avif", "mif1", ImageFormat.Avif, "AVIF")]
    [InlineData("avis", "msf1", ImageFormat.Avif, "AVIF")]
    [InlineData("mif1", "avif", ImageFormat.Avif, "AVIF")]
    [InlineData("heic", "mif1", ImageFormat.Heic, "HEIC")]
    [InlineData("mif1", "heic", ImageFormat.Heic, "HEIC")]
    [InlineData("mif1", "miaf", ImageFormat.Other, "HEIF")]
    [InlineData("crx ", "isom", ImageFormat.Other, "Canon RAW (CR3)")]
    [InlineData("isom", "mp42", ImageFormat.Unknown, "an MP4 video or recording")]
    [InlineData("qt  ", "qt  ", ImageFormat.Unknown, "a QuickTime video")]
    public void Sniff_IsoMedia_IsToldByItsBrands(string major, string compatible, ImageFormat format, string name) =>
        Is(format, name, [0, 0, 0, 20, .. Encoding.ASCII.GetBytes($"ftyp{major}\0\0\0\0{compatible}"), 0, 0, 0, 8]);

    [Theory]
    [InlineData(ImageFormat.JpegXl, "JPEG XL", new byte[] { 0xFF, 0x0A, 1, 2 })]
    [InlineData(ImageFormat.Jpeg2000, "JPEG 2000", new byte[] { 0xFF, 0x4F, 0xFF, 0x51, 0 })]
    [InlineData(ImageFormat.Tiff, "BigTIFF", new byte[] { 0x49, 0x49, 43, 0, 8, 0 })]
    [InlineData(ImageFormat.Unknown, "a PDF document", new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D })]
    [InlineData(ImageFormat.Unknown, "a ZIP archive", new byte[] { 0x50, 0x4B, 3, 4, 0 })]
    [InlineData(ImageFormat.Unknown, "a Matroska or WebM video", new byte[] { 0x1A, 0x45, 0xDF, 0xA3 })]
    [InlineData(ImageFormat.Unknown, "binary data of no known kind", new byte[] { 0, 0, 0 })]
    public void Sniff_Signature_IsNamed(ImageFormat format, string name, byte[] file) => Is(format, name, file);

    [Fact]
    public void Sniff_IconAndTarga_AreToldByHeadersThatMakeSense()
    {
        byte[] icon = [0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0, 0, 1, 0, 0, 22, 0, 0, 0];
        Is(ImageFormat.Icon, "Windows icon (ICO)", icon);
        icon[2] = 2;
        Is(ImageFormat.Icon, "Windows cursor (CUR)", icon);
        icon[18] = 5;
        Is(ImageFormat.Unknown, "binary data of no known kind", icon);
        Is(ImageFormat.Other, "Targa (TGA)", [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 4, 0, 24, 0, 1, 2, 3]);
    }

    [Fact]
    public void Sniff_EveryFormatThatWeWrite_IsItsOwn()
    {
        var image = Pictures.Corners(8, 8);
        Is(ImageFormat.Jpeg, "JPEG", PictureEncoder.Jpeg(image));
        Is(ImageFormat.Png, "PNG", PictureEncoder.Png(image));
        Is(ImageFormat.WebP, "WebP", PictureEncoder.WebP(image));
        Is(ImageFormat.Gif, "GIF", PictureEncoder.Gif(image));
        Is(ImageFormat.Tiff, "TIFF", PictureEncoder.Tiff(image));
        Is(ImageFormat.Bmp, "BMP", new BmpBuilder { Pixels = new byte[24] }.Build());
    }

    private static void Is(ImageFormat format, string name, byte[] file) =>
        Assert.Equal(new SniffedContent(format, name), FormatSniffer.Sniff(file));

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
