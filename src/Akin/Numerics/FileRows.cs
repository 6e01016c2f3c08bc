using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Akin.Numerics;

/// <summary>
/// Rows of a file read one at a time, when they are asked for: nothing of it stays in this process, so that sets far
/// larger than the memory allowed can be passed through. float16 is widened, float64 rounded.
/// </summary>
internal sealed class FileRows : IRowSource
{
    private readonly SafeFileHandle _file;
    private readonly long _offset;
    private readonly RowDecoder _decoder;

    /// <param name="path">The file; it must not be shortened while it is read.</param>
    /// <param name="header">What the file says of itself: checked, two-dimensional.</param>
    /// <param name="reading">What is done to each row.</param>
    public FileRows(string path, NpyHeader header, RowReading reading)
    {
        _file = File.OpenHandle(path);
        _decoder = new RowDecoder(header.ElementType, reading);
        (_offset, Rows, Columns) = (header.DataOffset, (int)header.Shape[0], (int)header.Shape[1]);
        Origin = reading.Origin;
    }

    /// <inheritdoc/>
    public int Rows { get; }

    /// <inheritdoc/>
    public int Columns { get; }

    /// <inheritdoc/>
    public IReadOnlyList<double>? Origin { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Read(int row, Span<float> scratch)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        var values = scratch[..Columns];
        var length = Columns * _decoder.Size;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var bytes = rented.AsSpan(0, length);
        Fill(_file, bytes, _offset + ((long)row * length));
        _decoder.Decode(bytes, values);
        ArrayPool<byte>.Shared.Return(rented);
        return values;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Fills bytes with those of a file from a position on.</summary>
    internal static void Fill(SafeFileHandle file, Span<byte> bytes, long position)
    {
        if (FileRead.UpTo(file, bytes, position) < bytes.Length)
        {
            throw new EndOfStreamException("The file of vectors became shorter while it was read.");
        }
    }
}
