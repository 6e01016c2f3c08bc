using System.Buffers.Binary;

namespace Akin.Imaging.Formats;

/// <summary>Reads a JPEG file's segments.</summary>
internal static class JpegHeader
{
    private const int EndOfImage = 0xD9;
    private const int StartOfScan = 0xDA;

    /// <summary>Reads size and orientation; false when there is no frame header.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, out HeaderFacts facts)
    {
        facts = default;
        var orientation = 0;
        var at = 2;
        while (TryNext(file, ref at, out var marker, out var body) && marker is not (EndOfImage or StartOfScan))
        {
            if (marker == 0xE1 && orientation == 0 && body.StartsWith("Exif\0"u8))
            {
                orientation = ExifOrientation.Read(body);
            }
            else if (IsFrame(marker) && body.Length >= 6 + (3 * body[5]) && facts.Width == 0)
            {
                facts = Frame(marker, body);
            }
        }

        facts = facts with { Orientation = Math.Max(1, orientation) };
        return facts.Width > 0;
    }

    /// <summary>Whether the file ends inside a segment or a scan: nothing says that the picture is over.</summary>
    public static bool EndsEarly(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (TryNext(file, ref at, out var marker, out _))
        {
            if (marker == EndOfImage)
            {
                return false;
            }
        }

        return true;
    }

    private static HeaderFacts Frame(int marker, ReadOnlySpan<byte> body)
    {
        // All coefficients, of two bytes each, are kept when a picture comes in several scans.
        int components = body[5], widest = 1, tallest = 1, samples = 0;
        for (var i = 0; i < components; i++)
        {
            int across = body[7 + (3 * i)] >> 4, down = body[7 + (3 * i)] & 15;
            widest = Math.Max(widest, across);
            tallest = Math.Max(tallest, down);
            samples += across * down;
        }

        var progressive = marker is 0xC2 or 0xC6 or 0xCA or 0xCE;
        return new HeaderFacts
        {
            Width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]),
            Height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]),
            BytesPerPixel = progressive ? 2.0 * samples / (widest * tallest) : 0,
            UnsupportedName = marker is 0xC3 or 0xC7 or 0xCB or 0xCF ? "lossless JPEG"
                : body[0] != 8 ? $"JPEG of {body[0]} bits" : null,
        };
    }

    /// <summary>SOF0 … SOF15, without the three codes in that range that mean something else.</summary>
    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    internal static bool TryNext(ReadOnlySpan<byte> file, ref int at, out int marker, out ReadOnlySpan<byte> body)
    {
        marker = 0;
        body = default;
        while (at < file.Length)
        {
            // What is not a marker is a scan's data, or rubbish that decoders skip.
            var found = file[at..].IndexOf((byte)0xFF);
            if (found < 0 || at + found + 1 >= file.Length)
            {
                return false;
            }

            at += found + 1;
            marker = file[at];
            if (marker == 0xFF)
            {
                continue;
            }

            at++;
            if (marker == EndOfImage)
            {
                return true;
            }

            if (marker is 0 or 1 or (>= 0xD0 and <= 0xD8))
            {
                continue;
            }

            var length = at + 2 <= file.Length ? BinaryPrimitives.ReadUInt16BigEndian(file[at..]) : 0;
            if (length < 2 || length > file.Length - at)
            {
                return false;
            }

            body = file.Slice(at + 2, length - 2);
            at += length;
            return true;
        }

        return false;
    }
}
