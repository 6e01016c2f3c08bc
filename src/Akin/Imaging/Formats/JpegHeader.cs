using System.Buffers.Binary;

namespace Akin.Imaging.Formats;

/// <summary>Reads a JPEG file's segments up to its first scan.</summary>
internal static class JpegHeader
{
    /// <summary>Reads size and orientation; false when there is no frame header.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, out HeaderFacts facts)
    {
        var orientation = 1;
        var at = 2;
        while (TryNext(file, ref at, out var marker, out var body))
        {
            if (marker == 0xE1 && body.StartsWith("Exif\0"u8) && body.Length > 6 && orientation == 1)
            {
                orientation = ExifOrientation.Read(body[6..]);
            }
            else if (IsFrame(marker) && body.Length >= 6)
            {
                facts = new HeaderFacts
                {
                    Width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]),
                    Height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]),
                    Orientation = orientation,
                };
                return true;
            }
        }

        facts = default;
        return false;
    }

    /// <summary>SOF0 … SOF15, without the three codes in that range that mean something else.</summary>
    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool TryNext(ReadOnlySpan<byte> file, ref int at, out int marker, out ReadOnlySpan<byte> body)
    {
        marker = 0;
        body = default;
        while (at < file.Length)
        {
            var found = file[at..].IndexOf((byte)0xFF);
            if (found < 0)
            {
                return false;
            }

            at += found + 1;
            if (at >= file.Length)
            {
                return false;
            }

            // 0xFF may be repeated as filling; 0xFF00, SOI and RSTn have no body.
            marker = file[at];
            if (marker is 0xFF or 0 or 0xD8 or (>= 0xD0 and <= 0xD7) or 1)
            {
                at += marker == 0xFF ? 0 : 1;
                continue;
            }

            if (marker is 0xD9 or 0xDA || at + 3 > file.Length)
            {
                return false;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 1)..]);
            if (length < 2 || at + 1 + length > file.Length)
            {
                return false;
            }

            body = file.Slice(at + 3, length - 2);
            at += 1 + length;
            return true;
        }

        return false;
    }
}
