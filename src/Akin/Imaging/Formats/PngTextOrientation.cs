using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Akin.Imaging.Formats;

/// <summary>
/// The orientation that PNG writers put into text before there was a chunk for EXIF: ImageMagick's hexadecimal EXIF,
/// and XMP.
/// </summary>
internal static class PngTextOrientation
{
    private const int MostBytes = 1 << 20;

    /// <summary>1 … 8, or 0 when this text says nothing of it.</summary>
    /// <param name="chunk">The body of a tEXt, zTXt or iTXt chunk.</param>
    public static int Read(ReadOnlySpan<byte> chunk)
    {
        var end = chunk.IndexOf((byte)0);
        if (end < 0)
        {
            return 0;
        }

        var keyword = chunk[..end];
        var rest = chunk[(end + 1)..];
        if (keyword.SequenceEqual("XML:com.adobe.xmp"u8))
        {
            return FromXmp(Encoding.UTF8.GetString(rest));
        }

        return keyword.SequenceEqual("Raw profile type exif"u8) || keyword.SequenceEqual("Raw profile type APP1"u8)
            ? FromHex(rest.StartsWith((ReadOnlySpan<byte>)[0, 0x78]) ? Inflate(rest[1..]) : rest) : 0;
    }

    /// <summary>Lines of <c>exif</c>, the length, and hexadecimal digits.</summary>
    private static int FromHex(ReadOnlySpan<byte> text)
    {
        var digits = new StringBuilder();
        var lines = Encoding.ASCII.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines.Skip(2))
        {
            digits.Append(line.Trim());
        }

        try
        {
            return ExifOrientation.Read(Convert.FromHexString(digits.ToString()));
        }
        catch (FormatException)
        {
            return 0;
        }
    }

    private static int FromXmp(string xml)
    {
        const string name = "tiff:Orientation";
        var at = xml.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
        {
            return 0;
        }

        var value = xml.AsSpan(at + name.Length).TrimStart("=\"'> \t\r\n");
        return value.Length > 0 && int.TryParse(value[..1], NumberStyles.None, CultureInfo.InvariantCulture, out var o)
            && o is >= 1 and <= 8 ? o : 0;
    }

    private static byte[] Inflate(ReadOnlySpan<byte> packed)
    {
        using var input = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var text = new byte[MostBytes];
        try
        {
            return text[..input.ReadAtLeast(text, MostBytes, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
