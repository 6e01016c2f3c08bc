using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>
/// A few rows made ready for products, small enough to stay in the cache: float32 wherever they came from, less an
/// offset for each column, with their squared lengths. Rows lie a little more than their dimensions apart, so that
/// rows of 2ⁿ values do not fall on the same places of the cache. Native memory, reused from one load to the next.
/// </summary>
internal sealed unsafe class PointBlock : IDisposable
{
    private const int Alignment = 64;
    private const int Line = Alignment / sizeof(float);
    private readonly float[] _widened;
    private readonly float[] _nothing;
    private readonly float[] _norms;
    private float* _data;

    /// <summary>Room for <paramref name="capacity"/> rows.</summary>
    public PointBlock(int capacity, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfNegative(dimensions);
        Dimensions = dimensions;
        Stride = ((dimensions + Line - 1) / Line * Line) + Line;
        _widened = new float[dimensions];
        _nothing = new float[dimensions];
        _norms = GC.AllocateArray<float>(capacity, pinned: true);
        _data = (float*)NativeMemory.AlignedAlloc(
            Math.Max(1, (nuint)capacity * (nuint)Stride) * sizeof(float), Alignment);
    }

    ~PointBlock() => Free();

    /// <summary>Rows a load can take.</summary>
    public int Capacity => _norms.Length;

    /// <summary>Rows loaded now.</summary>
    public int Count { get; private set; }

    /// <summary>Dimensions of a row.</summary>
    public int Dimensions { get; }

    /// <summary>Floats from a row to the next.</summary>
    public int Stride { get; }

    /// <summary>Squared lengths of the rows loaded: summed in float64, rounded once.</summary>
    public ReadOnlySpan<float> SquaredNorms => _norms.AsSpan(0, Count);

    /// <summary>The first value of a row.</summary>
    public float* this[int row] => _data + ((nint)row * Stride);

    /// <summary>The values of a row.</summary>
    public ReadOnlySpan<float> Row(int row) => new(this[row], Dimensions);

    /// <summary>Loads consecutive rows, replacing what was loaded.</summary>
    /// <param name="source">Where the rows are.</param>
    /// <param name="start">First row.</param>
    /// <param name="count">Number of rows, at most the capacity.</param>
    /// <param name="offsets">Subtracted from the columns; <see langword="null"/> for nothing.</param>
    public void Load(IRowSource source, int start, int count, float[]? offsets = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Capacity);
        Count = count;
        for (var row = 0; row < count; row++)
        {
            Load(source, start + row, offsets, row);
        }
    }

    /// <summary>Loads rows from here and there, in the order given.</summary>
    /// <param name="source">Where the rows are.</param>
    /// <param name="rows">Their numbers, at most the capacity of them.</param>
    /// <param name="offsets">Subtracted from the columns; <see langword="null"/> for nothing.</param>
    /// <param name="norms">
    /// The squared length of each row of the source where it is known, else NaN: those found out are noted.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load(IRowSource source, ReadOnlySpan<int> rows, float[]? offsets = null, float[]? norms = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Length, Capacity);
        Count = rows.Length;
        fixed (float* less = offsets ?? _nothing)
        {
            for (var row = 0; row < rows.Length; row++)
            {
                if (norms is null || float.IsNaN(norms[rows[row]]))
                {
                    Load(source, rows[row], offsets, row);
                    _ = norms is null ? 0 : norms[rows[row]] = _norms[row];
                    continue;
                }

                _norms[row] = norms[rows[row]];
                fixed (float* values = source.Read(rows[row], _widened))
                {
                    ShiftKernel.Run(SimdWidths.Best, values, less, this[row], Dimensions);
                }
            }
        }
    }

    /// <summary>Takes rows over from another block of the same dimensions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(PointBlock other, ReadOnlySpan<int> rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Length, Capacity);
        Count = rows.Length;
        for (var row = 0; row < rows.Length; row++)
        {
            other.Row(rows[row]).CopyTo(new Span<float>(this[row], Dimensions));
            _norms[row] = other._norms[rows[row]];
        }
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Load(IRowSource source, int from, float[]? offsets, int to)
    {
        var target = new Span<float>(this[to], Dimensions);
        _norms[to] = (float)Subtract(source.Read(from, _widened), offsets ?? _nothing, target);
    }

    /// <summary>target = values − offsets; gives target's squared length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Subtract(ReadOnlySpan<float> values, ReadOnlySpan<float> offsets, Span<float> target)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(values);
        var less = MemoryMarshal.Cast<float, Vector<float>>(offsets[..values.Length]);
        var to = MemoryMarshal.Cast<float, Vector<float>>(target[..values.Length]);
        var (even, odd) = (Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < from.Length; i++)
        {
            var value = from[i] - less[i];
            to[i] = value;
            Vector.Widen(value, out var low, out var high);
            even += low * low;
            odd += high * high;
        }

        var sum = Vector.Sum(even + odd);
        for (var i = from.Length * Vector<float>.Count; i < values.Length; i++)
        {
            target[i] = values[i] - offsets[i];
            sum += (double)target[i] * target[i];
        }

        return sum;
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_data);
        _data = null;
    }
}
