using System.IO.MemoryMappedFiles;

namespace Akin.Numerics;

/// <summary>
/// A dense float16 matrix in a mapped file, read-only, row-major without gaps. Rows are widened to float32 as they are
/// read, so a file of float16 takes no memory of its own and is never blown up to twice its size.
/// </summary>
public sealed unsafe class HalfMatrix : IRowSource
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private ushort* _data;

    /// <summary>
    /// Maps rows × columns float16 values (little-endian) that start <paramref name="offset"/> bytes into a file.
    /// </summary>
    /// <param name="path">The file; it must not be shortened while the matrix is in use.</param>
    /// <param name="offset">Bytes before the first value, a multiple of 2.</param>
    /// <param name="rows">Number of rows, ≥ 0.</param>
    /// <param name="columns">Number of columns, ≥ 0.</param>
    public HalfMatrix(string path, long offset, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Rows = rows;
        Columns = columns;
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        _file = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _data = (ushort*)(start + _view.PointerOffset + offset);
    }

    /// <inheritdoc/>
    public int Rows { get; }

    /// <inheritdoc/>
    public int Columns { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Read(int row, Span<float> scratch)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        ObjectDisposedException.ThrowIf(_data is null, this);
        var halves = new ReadOnlySpan<ushort>(_data + ((nint)row * Columns), Columns);
        HalfWidening.Widen(halves, scratch[..Columns]);
        return scratch[..Columns];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_data is not null)
        {
            _data = null;
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file.Dispose();
        }
    }
}
