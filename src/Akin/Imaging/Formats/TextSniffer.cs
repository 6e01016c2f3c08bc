using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace Akin.Imaging.Formats;

/// <summary>Tells SVG from other text, whatever its encoding and whatever stands before its first element.</summary>
internal static class TextSniffer
{
    private const int MostBytes = 1 << 16;

    // No text has these but a damaged one.
    private static readonly SearchValues<char> Binary = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u000E\u000F" +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\uFFFD");

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    /// <summary>Looks at the beginning; false when it is not text.</summary>
    public static bool TrySniff(ReadOnlySpan<byte> file, out SniffedContent content)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            content = Decode(Inflate(file)) is { } inner && Root(inner) == "svg"
                ? new(ImageFormat.Svg, "SVG") : new(ImageFormat.Unknown, "a gzip archive");
            return true;
        }

        var text = Decode(file[..Math.Min(file.Length, MostBytes)]);
        content = text is null ? default : Kind(text);
        return text is not null;
    }

    /// <summary>The text of an SVG file, plain or compressed, in any encoding that it may have.</summary>
    public static string? ReadAll(ReadOnlySpan<byte> file, int mostBytes) =>
        Decode(file.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? Inflate(file, mostBytes) : file);

    private static SniffedContent Kind(string text)
    {
        if (Root(text) is { } root)
        {
            return root switch
            {
                "svg" => new(ImageFormat.Svg, "SVG"),
                "html" => new(ImageFormat.Unknown, "an HTML page"),
                _ => new(ImageFormat.Unknown, "an XML document"),
            };
        }

        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("%!PS"))
        {
            return start[..Math.Min(60, start.Length)].Contains("EPSF", StringComparison.Ordinal)
                ? new(ImageFormat.Other, "Encapsulated PostScript (EPS)")
                : new(ImageFormat.Unknown, "a PostScript document");
        }

        return start.StartsWith("#define ") && text.Contains("_width ", StringComparison.Ordinal)
            ? new(ImageFormat.Other, "X bitmap (XBM)")
            : new(ImageFormat.Unknown, start.StartsWith("{") ? "JSON text" : "text");
    }

    /// <summary>The first element's name without its prefix, in lower case; null when there is none.</summary>
    private static string? Root(string text)
    {
        var rest = text.AsSpan();
        while (true)
        {
            rest = rest.TrimStart().TrimStart('\uFEFF').TrimStart();
            if (rest.StartsWith("<!--"))
            {
                rest = After(rest, "-->");
            }
            else if (rest.StartsWith("<?"))
            {
                rest = After(rest, "?>");
            }
            else if (rest.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
            {
                return "html";
            }
            else if (rest.StartsWith("<!"))
            {
                var subset = rest.IndexOfAny('[', '>');
                rest = subset >= 0 && rest[subset] == '[' ? After(After(rest, "]"), ">") : After(rest, ">");
            }
            else
            {
                return rest.StartsWith("<") ? Name(rest[1..]) : null;
            }
        }
    }

    private static string? Name(ReadOnlySpan<char> element)
    {
        var end = element.IndexOfAny(NameEnds);
        var name = end < 0 ? element : element[..end];
        name = name[(name.IndexOf(':') + 1)..];
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name.ToString().ToLowerInvariant() : null;
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string mark) =>
        text.IndexOf(mark) is >= 0 and var at ? text[(at + mark.Length)..] : default;

    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var encoding = bytes switch
        {
            [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };

        // A text that is cut, or in an old encoding, has a few wrong characters; what is binary has many.
        var text = encoding.GetString(bytes);
        return text.Length > 0 && text.AsSpan().Count('\uFFFD') * 10 <= text.Length
            && text.AsSpan().IndexOfAny(Binary) is var at && (at < 0 || text[at] == '\uFFFD') ? text : null;
    }

    private static byte[] Inflate(ReadOnlySpan<byte> packed, int mostBytes = MostBytes)
    {
        using var input = new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var text = new byte[mostBytes];
        try
        {
            return text[..input.ReadAtLeast(text, mostBytes, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
