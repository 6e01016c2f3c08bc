using System.Buffers.Binary;
using System.IO.Compression;

namespace Akin.Imaging.Writing;

/// <summary>
/// PNG by rows: 8-bit RGB, without loss. Pieces are compressed side by side and joined at byte borders, as pigz does:
/// what comes out is one ordinary zlib stream.
/// </summary>
public sealed class PngWriter : PictureWriter
{
    // A zlib stream's head: deflate, window of 32 KiB, usual effort.
    private static readonly byte[] StreamHead = [0x78, 0x9C];

    // A last block without content.
    private static readonly byte[] LastBlock = [0x03, 0x00];

    private readonly FileStream _file;
    private Adler32 _sum = Adler32.Empty;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where to write.</param>
    /// <param name="width">Width in pixels, ≥ 1.</param>
    /// <param name="height">Height in pixels, ≥ 1.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    public PngWriter(string path, int width, int height, int threads)
        : base(width, height, PieceRows(width), threads)
    {
        _file = new FileStream(path, FileMode.Create);
        _file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        WriteChunk("IHDR"u8, head);
        WriteChunk("tEXt"u8, OwnMark.OfPng);
        WriteChunk("IDAT"u8, StreamHead);
    }

    /// <inheritdoc/>
    private protected override byte[] Encode(ReadOnlySpan<byte> rows)
    {
        var stride = 3 * Width;
        var count = rows.Length / stride;
        var filtered = new byte[count * (stride + 1)];
        for (var y = 0; y < count; y++)
        {
            var above = y > 0 ? rows.Slice((y - 1) * stride, stride) : default;
            PngFilter.Apply(rows.Slice(y * stride, stride), above, filtered.AsSpan(y * (stride + 1), stride + 1));
        }

        using var result = new MemoryStream(filtered.Length / 2);
        Span<byte> sum = stackalloc byte[Adler32.Bytes];
        Adler32.Of(filtered).Write(sum);
        result.Write(sum);
        var deflate = new DeflateStream(result, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(filtered);

        // Ends at a byte without a last block; what disposing appends besides is not taken.
        deflate.Flush();
        var length = (int)result.Length;
        deflate.Dispose();
        return result.GetBuffer()[..length];
    }

    /// <inheritdoc/>
    private protected override void Append(byte[] piece)
    {
        _sum = _sum.Then(Adler32.Read(piece));
        WriteChunk("IDAT"u8, piece.AsSpan(Adler32.Bytes));
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        var tail = new byte[LastBlock.Length + 4];
        LastBlock.CopyTo(tail, 0);
        BinaryPrimitives.WriteUInt32BigEndian(tail.AsSpan(LastBlock.Length), _sum.Value);
        WriteChunk("IDAT"u8, tail);
        WriteChunk("IEND"u8, []);
        _file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    private protected override void Close() => _file.Dispose();

    private void WriteChunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        _file.Write(number);
        _file.Write(name);
        _file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(name, data));
        _file.Write(number);
    }
}
