using System.Buffers;
using System.Runtime.InteropServices;
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
    private readonly int _size;

    /// <param name="path">The file; it must not be shortened while it is read.</param>
    /// <param name="offset">Bytes before the first value.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="size">Bytes of a little-endian value: 2, 4 or 8.</param>
    public FileRows(string path, long offset, int rows, int columns, int size)
    {
        _file = File.OpenHandle(path);
        (_offset, Rows, Columns, _size) = (offset, rows, columns, size);
    }

    /// <inheritdoc/>
    public int Rows { get; }

    /// <inheritdoc/>
    public int Columns { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Read(int row, Span<float> scratch)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        var values = scratch[..Columns];
        var length = Columns * _size;
        var position = _offset + ((long)row * length);
        if (_size == sizeof(float))
        {
            Read(MemoryMarshal.AsBytes(values), position);
            return values;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(length);
        Read(buffer.AsSpan(0, length), position);
        if (_size == sizeof(ushort))
        {
            HalfWidening.Widen(MemoryMarshal.Cast<byte, ushort>(buffer.AsSpan(0, length)), values);
        }
        else
        {
            var doubles = MemoryMarshal.Cast<byte, double>(buffer.AsSpan(0, length));
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (float)doubles[i];
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return values;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Read(Span<byte> bytes, long position)
    {
        while (bytes.Length > 0)
        {
            var count = RandomAccess.Read(_file, bytes, position);
            if (count == 0)
            {
                throw new EndOfStreamException("The file of vectors became shorter while it was read.");
            }

            position += count;
            bytes = bytes[count..];
        }
    }
}
