using System.Buffers.Binary;

namespace Akin.Imaging.Writing;

/// <summary>
/// JPEG by rows: pieces are encoded side by side and joined by restart marks, so the file has exactly the coefficients
/// that one encoder would give it. At most 65,535 pixels a side.
/// </summary>
public sealed class JpegWriter : PictureWriter
{
    /// <summary>The largest side that the format can say.</summary>
    public const int LargestSide = 65535;

    // Rows of whole blocks, whatever the subsampling.
    private const int Block = 16;
    private readonly FileStream _file;
    private readonly int _quality;
    private readonly int _pieceRows;
    private int _pieces;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where to write.</param>
    /// <param name="width">Width in pixels, 1 … 65,535.</param>
    /// <param name="height">Height in pixels, 1 … 65,535.</param>
    /// <param name="quality">1 … 100.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    public JpegWriter(string path, int width, int height, int quality, int threads)
        : base(width, height, PieceRows(width, Block), threads)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, LargestSide);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, LargestSide);
        _file = new FileStream(path, FileMode.Create);
        (_quality, _pieceRows) = (quality, PieceRows(width, Block));
    }

    /// <inheritdoc/>
    private protected override byte[] Encode(ReadOnlySpan<byte> rows) =>
        PictureEncoder.Jpeg(new RgbImage(Width, rows.Length / (3 * Width), rows.ToArray()), _quality);

    /// <inheritdoc/>
    private protected override void Append(byte[] piece)
    {
        var layout = JpegLayout.Of(piece);
        if (_pieces == 0)
            WriteHead(piece, layout);
        else
            _file.Write([0xFF, (byte)(0xD0 + ((_pieces - 1) % 8))]);

        _file.Write(piece.AsSpan(layout.Scan..^2));
        _pieces++;
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        _file.Write([0xFF, 0xD9]);
        _file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    private protected override void Close() => _file.Dispose();

    /// <summary>The first piece's head with the whole height, and the interval of restarts before its scan.</summary>
    private void WriteHead(byte[] piece, JpegLayout layout)
    {
        BinaryPrimitives.WriteUInt16BigEndian(piece.AsSpan(layout.Height), (ushort)Height);
        var interval = ((Width + layout.UnitWidth - 1) / layout.UnitWidth) * (_pieceRows / layout.UnitHeight);
        Span<byte> restart = [0xFF, 0xDD, 0, 4, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(restart[4..], checked((ushort)interval));
        _file.Write(piece.AsSpan(0, layout.ScanHeader));
        _file.Write(OwnMark.OfJpeg);
        _file.Write(restart);
        _file.Write(piece.AsSpan(layout.ScanHeader..layout.Scan));
    }
}
