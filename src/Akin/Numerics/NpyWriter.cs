using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>Writes a float32 NPY file row by row, for matrices that are larger than memory.</summary>
public sealed class NpyWriter : IDisposable
{
    private readonly FileStream _stream;
    private readonly long _expected;
    private long _written;

    /// <summary>Creates the file, or overwrites it, and writes its header.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="rows">Rows that will be appended, ≥ 0.</param>
    /// <param name="columns">Values in each row, ≥ 0.</param>
    public NpyWriter(string path, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        _expected = (long)rows * columns;
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        _stream.Write(NpyHeader.Format("<f4", rows, columns));
    }

    /// <summary>Appends values: a row, several rows, or a part of one.</summary>
    public void Append(ReadOnlySpan<float> values)
    {
        if (values.Length > _expected - _written)
        {
            throw new ArgumentException($"{_expected} values were announced, more are given.", nameof(values));
        }

        _written += values.Length;
        _stream.Write(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Checks that all rows came and brings the bytes to the disk, not only to the operating system.</summary>
    public void Complete()
    {
        if (_written != _expected)
        {
            throw new InvalidOperationException($"{_expected} values were announced, {_written} were written.");
        }

        _stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
