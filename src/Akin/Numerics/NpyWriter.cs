using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>Writes a float32 or float16 NPY file row by row, for matrices that are larger than memory.</summary>
public sealed class NpyWriter : IDisposable
{
    private readonly FileStream _stream;
    private readonly long _expected;
    private readonly FloatType _type;
    private Half[] _halves = [];
    private long _written;

    /// <summary>Creates the file, or overwrites it, and writes its header.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="rows">Rows that will be appended, ≥ 0.</param>
    /// <param name="columns">Values in each row, ≥ 0.</param>
    /// <param name="type">How the values are kept.</param>
    public NpyWriter(string path, int rows, int columns, FloatType type = FloatType.Float32)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        _expected = (long)rows * columns;
        _type = type;
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        _stream.Write(NpyHeader.Format(type == FloatType.Float16 ? "<f2" : "<f4", rows, columns));
    }

    /// <summary>
    /// Values so far that float16 cannot hold: they are kept as its largest number, 65,504, with their sign.
    /// </summary>
    public long Saturated { get; private set; }

    /// <summary>Appends values: a row, several rows, or a part of one. float16 is rounded to nearest, ties to
    /// even.</summary>
    public void Append(ReadOnlySpan<float> values)
    {
        if (values.Length > _expected - _written)
        {
            throw new ArgumentException($"{_expected} values were announced, more are given.", nameof(values));
        }

        _written += values.Length;
        if (_type == FloatType.Float32)
        {
            _stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        if (_halves.Length < values.Length)
        {
            _halves = new Half[values.Length];
        }

        var halves = _halves.AsSpan(0, values.Length);
        Saturated += HalfNarrowing.Narrow(values, halves);
        _stream.Write(MemoryMarshal.AsBytes(halves));
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
