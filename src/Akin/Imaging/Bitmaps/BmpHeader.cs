using Akin.Imaging.Formats;

namespace Akin.Imaging.Bitmaps;

/// <summary>A bitmap's header, in any of its versions: OS/2 1 and 2, Windows 3 to 5.</summary>
internal sealed record BmpHeader
{
    private const int Os2Version1 = 12;

    /// <summary>Width in pixels, ≥ 1.</summary>
    public required int Width { get; init; }

    /// <summary>Height in pixels, ≥ 1.</summary>
    public required int Height { get; init; }

    /// <summary>Whether the first stored row is the top one.</summary>
    public required bool TopDown { get; init; }

    /// <summary>Bits of a pixel: 1, 2, 4, 8, 16, 24 or 32.</summary>
    public required int Bits { get; init; }

    /// <summary>How the pixels are stored.</summary>
    public required BmpCompression Compression { get; init; }

    /// <summary>The name of a way of storing that Akin does not read; null when it does.</summary>
    public required string? UnsupportedName { get; init; }

    /// <summary>Where the pixels start in the file.</summary>
    public required long PixelsAt { get; init; }

    /// <summary>Where the palette starts in the file.</summary>
    public required long PaletteAt { get; init; }

    /// <summary>Bytes of a palette entry: 3 or 4.</summary>
    public required int PaletteEntry { get; init; }

    /// <summary>Entries of the palette.</summary>
    public required int PaletteCount { get; init; }

    /// <summary>Red, green, blue and alpha bits of pixels of 16 and 32 bits.</summary>
    public required (BitField Red, BitField Green, BitField Blue, BitField Alpha) Fields { get; init; }

    /// <summary>Bytes from one stored row to the next.</summary>
    public long Stride => (((long)Width * Bits) + 31) / 32 * 4;

    /// <summary>Bytes of the file that pixels stored as they are need; the last row's filling may be missing.</summary>
    public long NeededBytes => Compression is BmpCompression.None or BmpCompression.BitFields
        ? PixelsAt + (Stride * (Height - 1)) + ((((long)Width * Bits) + 7) / 8) : PixelsAt + 1;

    /// <summary>Reads the header; null when it makes no sense, with the reason.</summary>
    public static BmpHeader? Read(ReadOnlySpan<byte> file, out string reason)
    {
        var reader = new ByteReader(file, little: true);
        var start = reader.Is(0, "BA"u8) ? 14 : 0;
        var info = start + 14;
        var size = reader.UInt32(info);
        if (size != Os2Version1 && !(size is >= 16 and <= 64 && size % 4 == 0) && size is not (108 or 124))
        {
            reason = $"no bitmap has one of {size} bytes";
            return null;
        }

        var old = size == Os2Version1;
        long width = old ? reader.UInt16(info + 4) : reader.Int32(info + 4);
        long height = old ? (short)reader.UInt16(info + 6) : reader.Int32(info + 8);
        var bits = reader.UInt16(info + (old ? 10 : 14));
        if (width <= 0 || height is 0 or int.MinValue || !(bits is 1 or 2 or 4 or 8 or 16 or 24 or 32 or 64 or 0))
        {
            reason = $"no bitmap is {width} × {height} pixels of {bits} bits";
            return null;
        }

        reason = "";
        var code = size >= 20 ? reader.UInt32(info + 16) : 0;
        var os2 = size is < 40 or 64;
        return Build(reader, start, size, new(width, height, bits, code, os2, old));
    }

    /// <summary>The palette, red, green and blue; entries that the file does not have are black.</summary>
    public byte[] ReadPalette(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file, little: true);
        var palette = new byte[256 * 3];
        for (var i = 0; i < Math.Min(PaletteCount, 256); i++)
        {
            var at = PaletteAt + (i * PaletteEntry);
            palette[i * 3] = (byte)reader.Byte(at + 2);
            palette[(i * 3) + 1] = (byte)reader.Byte(at + 1);
            palette[(i * 3) + 2] = (byte)reader.Byte(at);
        }

        return palette;
    }

    private static BmpHeader Build(ByteReader reader, int start, uint size, Basics basics)
    {
        var info = start + 14;
        var (compression, name) = Storage(basics);
        var fields = compression == BmpCompression.BitFields && basics.Bits is 16 or 32;
        var masksBehind = size == 40 && fields ? (basics.Code == 6 ? 16 : 12) : 0;
        var paletteAt = info + size + masksBehind;
        var entry = basics.Old ? 3 : 4;

        // The field is rubbish in some files; the palette ends where the pixels start.
        long declared = size >= 36 ? reader.UInt32(info + 32) : 0;
        var pixelsAt = (long)reader.UInt32(start + 10);
        var full = basics.Bits <= 8 ? 1 << basics.Bits : 0;
        long count = declared > 0 && (basics.Bits > 8 || declared <= 256) ? declared : full;
        if (pixelsAt < paletteAt || pixelsAt >= reader.Length)
        {
            pixelsAt = paletteAt + (count * entry);
        }

        return new BmpHeader
        {
            Width = (int)basics.Width,
            Height = (int)Math.Abs(basics.Height),
            TopDown = basics.Height < 0,
            Bits = basics.Bits,
            Compression = compression,
            UnsupportedName = name,
            PixelsAt = pixelsAt,
            PaletteAt = paletteAt,
            PaletteEntry = entry,
            PaletteCount = (int)Math.Min(Math.Min(count, 256), (pixelsAt - paletteAt) / entry),
            Fields = fields ? Masks(reader, info, size, basics.Code) : DefaultMasks(basics.Bits),
        };
    }

    private static (BmpCompression Compression, string? UnsupportedName) Storage(Basics basics) =>
        (basics.Code, basics.Bits) switch
        {
            (_, 64) => (BmpCompression.Other, "BMP of 64 bits a pixel"),
            (4, _) when basics.Os2 => (BmpCompression.RunLength24, null),
            (3, _) when basics.Os2 => (BmpCompression.Other, "BMP with Huffman compression"),
            (4, _) => (BmpCompression.Other, "JPEG in BMP"),
            (5, _) => (BmpCompression.Other, "PNG in BMP"),
            (11 or 12 or 13, _) => (BmpCompression.Other, "CMYK BMP"),
            (_, 0) => (BmpCompression.Other, "BMP without a depth"),
            (1, 8) => (BmpCompression.RunLength8, null),
            (2, 4) => (BmpCompression.RunLength4, null),
            (3 or 6, 16 or 32) => (BmpCompression.BitFields, null),
            (0 or 3 or 6, _) => (BmpCompression.None, null),
            _ => (BmpCompression.Other, $"BMP with compression {basics.Code} of {basics.Bits} bits"),
        };

    private static (BitField Red, BitField Green, BitField Blue, BitField Alpha) Masks(
        ByteReader reader, int info, uint size, uint code) => (
            new(reader.UInt32(info + 40)), new(reader.UInt32(info + 44)), new(reader.UInt32(info + 48)),
            new(size >= 56 || (size == 40 && code == 6) ? reader.UInt32(info + 52) : 0));

    private static (BitField Red, BitField Green, BitField Blue, BitField Alpha) DefaultMasks(int bits) =>
        bits == 16 ? (new(0x7C00), new(0x3E0), new(0x1F), new(0)) : (new(0xFF0000), new(0xFF00), new(0xFF), new(0));

    /// <summary>What all versions of the header have.</summary>
    private readonly record struct Basics(long Width, long Height, int Bits, uint Code, bool Os2, bool Old);
}
