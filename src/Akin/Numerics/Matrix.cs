using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Akin.Numerics;

/// <summary>
/// A dense float32 matrix, rows × columns, row-major without gaps, in native memory (64-byte aligned) or in a mapped
/// file. Row order is identity throughout Akin: row i of every result speaks of row i of its input.
/// </summary>
public sealed unsafe class Matrix : IRowSource
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private float* _data;

    /// <summary>Allocates a matrix of zeros. O(rows × columns).</summary>
    /// <param name="rows">Number of rows, ≥ 0.</param>
    /// <param name="columns">Number of columns, ≥ 0.</param>
    public Matrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Rows = rows;
        Columns = columns;
        var bytes = (nuint)rows * (nuint)columns * sizeof(float);
        _data = (float*)LargeMemory.AllocateZeroed(bytes);
        GC.AddMemoryPressure((long)Math.Max(1, bytes));
    }

    private Matrix(int rows, int columns, MemoryMappedFile file, MemoryMappedViewAccessor view, long offset)
    {
        Rows = rows;
        Columns = columns;
        _file = file;
        _view = view;
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _data = (float*)(start + view.PointerOffset + offset);
    }

    /// <summary>Frees the memory or the mapping when nobody did.</summary>
    ~Matrix() => Free();

    /// <inheritdoc/>
    public int Rows { get; }

    /// <inheritdoc/>
    public int Columns { get; }

    /// <inheritdoc/>
    public IReadOnlyList<double>? Origin { get; init; }

    /// <summary>The values of one row, writable.</summary>
    /// <param name="row">0 … <see cref="Rows"/> − 1.</param>
    public Span<float> this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
            return new(Pointer + ((nint)row * Columns), Columns);
        }
    }

    /// <inheritdoc/>
    ReadOnlySpan<float> IRowSource.Read(int row, Span<float> scratch) => this[row];

    /// <inheritdoc/>
    void IRowSource.Expect(int row)
    {
        if (Sse.IsSupported)
        {
            const int Line = 16;
            var values = Pointer + ((nint)row * Columns);
            for (nint i = 0; i < Columns; i += Line)
            {
                Sse.Prefetch1(values + i);
            }
        }
    }

    internal float* Pointer
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ObjectDisposedException.ThrowIf(_data is null, this);
            return _data;
        }
    }

    /// <summary>Copies <paramref name="values"/> (row-major) into a new matrix.</summary>
    public static Matrix From(ReadOnlySpan<float> values, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (values.Length % columns != 0)
        {
            throw new ArgumentException($"{values.Length} values do not make rows of {columns}.", nameof(values));
        }

        var matrix = new Matrix(values.Length / columns, columns);
        values.CopyTo(matrix.RowBlock(0, matrix.Rows));
        return matrix;
    }

    /// <summary>
    /// Maps rows × columns float32 values that start <paramref name="offset"/> bytes into a file, read-only.
    /// </summary>
    public static Matrix Map(string path, long offset, int rows, int columns)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var file = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        return new Matrix(rows, columns, file, view, offset);
    }

    /// <summary>Consecutive rows as one span, row-major; rows × columns must stay within 2³¹ − 1 values.</summary>
    public Span<float> RowBlock(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Rows - start);
        return new(Pointer + ((nint)start * Columns), checked(count * Columns));
    }

    /// <summary>Consecutive values in row-major order, over the borders of rows.</summary>
    internal Span<float> Values(long start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + count, (long)Rows * Columns);
        return new(Pointer + (nint)start, count);
    }

    /// <summary>A copy in native memory.</summary>
    public Matrix Copy()
    {
        var copy = new Matrix(Rows, Columns) { Origin = Origin };
        for (var row = 0; row < Rows; row++)
        {
            this[row].CopyTo(copy[row]);
        }

        return copy;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_data is null)
        {
            return;
        }

        if (_view is not null)
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file!.Dispose();
        }
        else
        {
            LargeMemory.Free(_data);
            GC.RemoveMemoryPressure(Math.Max(1, (long)Rows * Columns * sizeof(float)));
        }

        _data = null;
    }
}
