using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>
/// Points packed for the kernels: panels of 32 points, and in a panel all points' first dimension, then all their
/// second … (point 32·q + p, dimension i at [q × depth × 32 + i × 32 + p]). The last panel is filled up with zeros.
/// Native memory, 64-byte aligned, reused from one packing to the next.
/// </summary>
internal sealed unsafe class PointPanels : IDisposable
{
    /// <summary>Points in a panel.</summary>
    public const int Width = 32;

    private readonly int _capacity;
    private float* _data;

    /// <summary>Room for <paramref name="capacity"/> points.</summary>
    public PointPanels(int capacity, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfNegative(dimensions);
        _capacity = capacity;
        Dimensions = dimensions;
        var floats = (nuint)Panels(capacity) * Width * (nuint)dimensions;
        _data = (float*)NativeMemory.AlignedAlloc(Math.Max(floats, 1) * sizeof(float), 64);
    }

    /// <summary>Packs all rows of a matrix, less the offset of each column where there is one.</summary>
    public PointPanels(Matrix points, float[]? offsets = null)
        : this(points.Rows, points.Columns) => Pack(points, 0, points.Rows, offsets);

    ~PointPanels() => Free();

    /// <summary>Points packed now.</summary>
    public int Count { get; private set; }

    /// <summary>Panels packed now.</summary>
    public int PanelCount => Panels(Count);

    /// <summary>Dimensions of a point.</summary>
    public int Dimensions { get; }

    /// <summary>Floats in a tile row that covers all panels: the count rounded up to whole panels.</summary>
    public int TileStride => PanelCount * Width;

    /// <summary>The first float of a panel.</summary>
    public float* this[int panel] => _data + ((nint)panel * Width * Dimensions);

    /// <summary>Points in a panel: 32 but for the last.</summary>
    public int CountIn(int panel) => Math.Min(Width, Count - (panel * Width));

    /// <summary>Packs rows start … start + count − 1 of <paramref name="points"/>, replacing what was packed.</summary>
    /// <param name="points">Where the rows are.</param>
    /// <param name="start">First row.</param>
    /// <param name="count">Number of rows, at most the capacity.</param>
    /// <param name="offsets">Subtracted from the columns; <see langword="null"/> for nothing.</param>
    public void Pack(Matrix points, int start, int count, float[]? offsets = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(offsets?.Length ?? Dimensions, Dimensions);
        ArgumentOutOfRangeException.ThrowIfNotEqual(points.Columns, Dimensions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)start + count, points.Rows);
        Count = count;
        for (var panel = 0; panel < PanelCount; panel++)
        {
            var rows = points.Pointer + ((nint)(start + (panel * Width)) * Dimensions);
            PackPanel(rows, CountIn(panel), this[panel], offsets);
        }

        GC.KeepAlive(points);
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private static int Panels(int points) => ChunkedWork.Chunks(points, Width);

    private void PackPanel(float* rows, int count, float* panel, float[]? offsets)
    {
        if (count < Width)
        {
            new Span<float>(panel, Width * Dimensions).Clear();
        }

        for (nint i = 0; i < Dimensions; i++, panel += Width)
        {
            var value = rows + i;
            var offset = offsets is null ? 0 : offsets[i];
            for (var p = 0; p < count; p++, value += Dimensions)
            {
                panel[p] = *value - offset;
            }
        }
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_data);
        _data = null;
    }
}
