using System.Buffers.Binary;

namespace Akin.Tests.Support;

/// <summary>Writes bitmap files by hand, good ones and bad ones.</summary>
internal sealed record BmpBuilder
{
    public int HeaderSize { get; init; } = 40;

    public int Width { get; init; } = 4;

    /// <summary>Negative: the top row comes first.</summary>
    public int Height { get; init; } = 2;

    public int Bits { get; init; } = 24;

    public int Compression { get; init; }

    /// <summary>Blue, green, red and, but for the oldest header, a filling byte for each entry.</summary>
    public byte[] Palette { get; init; } = [];

    public int PaletteCount { get; init; }

    /// <summary>Red, green, blue and perhaps alpha.</summary>
    public uint[] Masks { get; init; } = [];

    public byte[] Pixels { get; init; } = [];

    /// <summary>Where the file says that its pixels start; −1: where they do.</summary>
    public int PixelsAt { get; init; } = -1;

    public byte[] Build()
    {
        var header = new byte[HeaderSize];
        BinaryPrimitives.WriteInt32LittleEndian(header, HeaderSize);
        if (HeaderSize == 12)
        {
            BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(4), (short)Width);
            BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(6), (short)Height);
            BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(8), 1);
            BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(10), (short)Bits);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), Width);
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), Height);
            BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(12), 1);
            BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(14), (short)Bits);
            Put(header, 16, Compression);
            Put(header, 32, PaletteCount);
        }

        var behind = Array.Empty<byte>();
        if (HeaderSize >= 52)
        {
            for (var i = 0; i < Masks.Length; i++)
            {
                Put(header, 40 + (4 * i), (int)Masks[i]);
            }
        }
        else
        {
            behind = Masks.SelectMany(BitConverter.GetBytes).ToArray();
        }

        var start = 14 + HeaderSize + behind.Length + Palette.Length;
        var file = new byte[14];
        file[0] = (byte)'B';
        file[1] = (byte)'M';
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), start + Pixels.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), PixelsAt < 0 ? start : PixelsAt);
        return [.. file, .. header, .. behind, .. Palette, .. Pixels];
    }

    private static void Put(byte[] header, int at, int value)
    {
        if (at + 4 <= header.Length)
        {
            BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(at), value);
        }
    }
}
