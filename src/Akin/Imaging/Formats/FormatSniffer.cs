namespace Akin.Imaging.Formats;

/// <summary>Tells a file's format by its content; its name does not matter.</summary>
internal static class FormatSniffer
{
    /// <summary>Looks at the content; always has an answer.</summary>
    public static SniffedContent Sniff(ReadOnlySpan<byte> file)
    {
        foreach (var signature in Signatures.All)
        {
            if (signature.Matches(file))
            {
                return new(signature.Format, signature.Name);
            }
        }

        if (Riff(file) is { } riff)
        {
            return riff;
        }

        if (IsoMedia.TrySniff(file, out var content))
        {
            return content;
        }

        if (IsBitmap(file))
        {
            return new(ImageFormat.Bmp, "BMP");
        }

        if (Icon(file) is { } icon)
        {
            return icon;
        }

        if (NetPbm(file) is { } netPbm)
        {
            return netPbm;
        }

        return TextSniffer.TrySniff(file, out content) ? content
            : Weak(file) ?? new(ImageFormat.Unknown, "binary data of no known kind");
    }

    private static SniffedContent? Riff(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith("RIFF"u8) || file.Length < 12)
        {
            return file.Length >= 12 && file.StartsWith("FORM"u8)
                && (file[8..].StartsWith("ILBM"u8) || file[8..].StartsWith("PBM "u8))
                ? new(ImageFormat.Other, "Amiga picture (ILBM)") : null;
        }

        var kind = file[8..12];
        return kind.SequenceEqual("WEBP"u8) ? new(ImageFormat.WebP, "WebP")
            : kind.SequenceEqual("ACON"u8) ? new(ImageFormat.Icon, "Windows animated cursor (ANI)")
            : kind.SequenceEqual("AVI "u8) ? new(ImageFormat.Unknown, "an AVI video")
            : kind.SequenceEqual("WAVE"u8) ? new(ImageFormat.Unknown, "a WAVE recording")
            : new(ImageFormat.Unknown, "a RIFF file");
    }

    /// <summary>BM, or an OS/2 array of bitmaps; text may begin with these letters too.</summary>
    private static bool IsBitmap(ReadOnlySpan<byte> file)
    {
        var array = file.StartsWith("BA"u8) && file.Length >= 16 && file[14..].StartsWith("BM"u8);
        return (array || file.StartsWith("BM"u8))
            && file[2..Math.Min(file.Length, 18)].IndexOfAnyInRange((byte)0, (byte)8) >= 0;
    }

    private static SniffedContent? Icon(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file, little: true);
        if (reader.UInt16(0) != 0 || reader.UInt16(2) is not (1 or 2) || reader.Byte(9) != 0)
        {
            return null;
        }

        int count = reader.UInt16(4);
        long first = reader.UInt32(18);
        return count > 0 && first >= 6 + (16 * count)
            ? new(ImageFormat.Icon, reader.UInt16(2) == 1 ? "Windows icon (ICO)" : "Windows cursor (CUR)") : null;
    }

    private static SniffedContent? NetPbm(ReadOnlySpan<byte> file)
    {
        if (file.Length < 3 || file[0] != 'P' || !char.IsWhiteSpace((char)file[2]))
        {
            return null;
        }

        return (char)file[1] switch
        {
            '1' or '4' => new(ImageFormat.Other, "portable bitmap (PBM)"),
            '2' or '5' => new(ImageFormat.Other, "portable greymap (PGM)"),
            '3' or '6' => new(ImageFormat.Other, "portable pixmap (PPM)"),
            '7' => new(ImageFormat.Other, "portable arbitrary map (PAM)"),
            'f' or 'F' => new(ImageFormat.Other, "portable float map (PFM)"),
            _ => null,
        };
    }

    /// <summary>Formats without a signature, told by a header that makes sense.</summary>
    private static SniffedContent? Weak(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file, little: true);
        if (reader.Byte(0) == 10 && reader.Byte(1) is 0 or 2 or 3 or 4 or 5 && reader.Byte(2) <= 1
            && reader.Byte(3) is 1 or 2 or 4 or 8 && reader.Length >= 128)
        {
            return new(ImageFormat.Other, "PCX");
        }

        if (IsTarga(reader) || reader.Is(reader.Length - 18, "TRUEVISION-XFILE"u8))
        {
            return new(ImageFormat.Other, "Targa (TGA)");
        }

        return reader.Is(0, "MZ"u8) ? new(ImageFormat.Unknown, "a Windows program")
            : reader.Byte(0) == 0xFF && reader.Byte(1) is 0xFB or 0xF3 or 0xF2
                ? new(ImageFormat.Unknown, "an MP3 recording") : null;
    }

    private static bool IsTarga(ByteReader reader)
    {
        int map = reader.Byte(1), kind = reader.Byte(2), bits = reader.Byte(16);
        var mapped = kind is 1 or 9;
        return reader.Length > 18 && (mapped ? map == 1 : map <= 1) && kind is 1 or 2 or 3 or 9 or 10 or 11
            && (map == 1 ? reader.Byte(7) is 15 or 16 or 24 or 32 : reader.UInt16(5) == 0)
            && reader.UInt16(12) > 0 && reader.UInt16(14) > 0
            && bits is 8 or 15 or 16 or 24 or 32 && reader.Byte(17) < 64;
    }
}
