using System.Buffers.Binary;

namespace Akin.Imaging.Bitmaps;

/// <summary>Yields a bitmap's rows from the top, as RGB over white. Not safe for several threads.</summary>
internal sealed class BmpRows
{
    private readonly BmpHeader _header;
    private readonly ReadOnlyMemory<byte> _file;
    private readonly byte[] _palette;
    private readonly byte[]? _unpacked;
    private readonly bool _hasAlpha;

    /// <summary>Prepares the rows; run-length compression is unpacked at once.</summary>
    /// <param name="header">The file's header, of a kind that Akin reads.</param>
    /// <param name="file">The whole file.</param>
    public BmpRows(BmpHeader header, ReadOnlyMemory<byte> file)
    {
        _header = header;
        _file = file;
        _palette = header.ReadPalette(file.Span);
        IsComplete = header.NeededBytes <= file.Length;
        if (header.Compression is BmpCompression.RunLength4 or BmpCompression.RunLength8 or BmpCompression.RunLength24)
        {
            var size = header.Compression == BmpCompression.RunLength24 ? 3 : 1;
            _unpacked = new byte[checked(header.Width * header.Height * size)];
            IsComplete = IsComplete && BmpRunLength.Unpack(header, file.Span[(int)header.PixelsAt..], _unpacked);
        }
        else
        {
            _hasAlpha = IsComplete && header.Fields.Alpha.Mask != 0 && AnyAlpha();
        }
    }

    /// <summary>Whether the file has every pixel.</summary>
    public bool IsComplete { get; }

    /// <summary>Reads one row; the file must be complete.</summary>
    /// <param name="y">0 is the top.</param>
    /// <param name="rgb">Gets width × 3 bytes.</param>
    public void Read(int y, Span<byte> rgb)
    {
        var stored = _header.TopDown ? y : _header.Height - 1 - y;
        var row = _unpacked is null ? Stored(stored) : Unpacked(stored);
        var bits = _unpacked is null ? _header.Bits : row.Length * 8 / _header.Width;
        switch (bits)
        {
            case <= 8:
                Indexed(row, bits, rgb);
                break;
            case 24:
                for (var x = 0; x < _header.Width; x++)
                {
                    rgb[x * 3] = row[(x * 3) + 2];
                    rgb[(x * 3) + 1] = row[(x * 3) + 1];
                    rgb[(x * 3) + 2] = row[x * 3];
                }

                break;
            default:
                Masked(row, rgb);
                break;
        }
    }

    private ReadOnlySpan<byte> Stored(int row)
    {
        var at = _header.PixelsAt + (row * _header.Stride);
        return _file.Span.Slice((int)at, (int)Math.Min(_header.Stride, _file.Length - at));
    }

    private ReadOnlySpan<byte> Unpacked(int row)
    {
        var length = _unpacked!.Length / _header.Height;
        return _unpacked.AsSpan(row * length, length);
    }

    private void Indexed(ReadOnlySpan<byte> row, int bits, Span<byte> rgb)
    {
        var mask = (1 << bits) - 1;
        for (var x = 0; x < _header.Width; x++)
        {
            var place = x * bits;
            var index = (row[place >> 3] >> (8 - bits - (place & 7))) & mask;
            _palette.AsSpan(index * 3, 3).CopyTo(rgb[(x * 3)..]);
        }
    }

    private void Masked(ReadOnlySpan<byte> row, Span<byte> rgb)
    {
        var (red, green, blue, alpha) = _header.Fields;
        for (var x = 0; x < _header.Width; x++)
        {
            var pixel = Pixel(row, x);
            var opacity = _hasAlpha ? alpha.Of(pixel) : 255;
            rgb[x * 3] = OverWhite(red.Of(pixel), opacity);
            rgb[(x * 3) + 1] = OverWhite(green.Of(pixel), opacity);
            rgb[(x * 3) + 2] = OverWhite(blue.Of(pixel), opacity);
        }
    }

    private uint Pixel(ReadOnlySpan<byte> row, int x) => _header.Bits == 16
        ? BinaryPrimitives.ReadUInt16LittleEndian(row[(x * 2)..])
        : BinaryPrimitives.ReadUInt32LittleEndian(row[(x * 4)..]);

    private static byte OverWhite(byte value, int opacity) =>
        (byte)(((value * opacity) + (255 * (255 - opacity)) + 127) / 255);

    /// <summary>Writers that declare alpha and leave it zero everywhere mean an opaque picture.</summary>
    private bool AnyAlpha()
    {
        for (var y = 0; y < _header.Height; y++)
        {
            var row = Stored(y);
            for (var x = 0; x < _header.Width; x++)
            {
                if ((Pixel(row, x) & _header.Fields.Alpha.Mask) != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
