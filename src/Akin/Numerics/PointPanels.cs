namespace Akin.Numerics;

/// <summary>
/// Points packed for the kernels: panels of 32 points, and in a panel all points' first dimension, then all their
/// second … (point 32·q + p, dimension i at [q × depth × 32 + i × 32 + p]). The last panel is filled up with zeros.
/// Squared lengths are kept beside them. Native memory, 64-byte aligned, reused from one packing to the next.
/// </summary>
internal sealed unsafe class PointPanels : IDisposable
{
    /// <summary>Points in a panel.</summary>
    public const int Width = 32;

    private readonly int _capacity;
    private readonly float[] _norms;
    private float* _data;

    /// <summary>Room for <paramref name="capacity"/> points.</summary>
    public PointPanels(int capacity, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfNegative(dimensions);
        _capacity = capacity;
        Dimensions = dimensions;
        var floats = (nuint)Panels(capacity) * Width * (nuint)dimensions;
        _data = (float*)LargeMemory.Allocate(floats * sizeof(float));
        _norms = GC.AllocateArray<float>(Panels(capacity) * Width, pinned: true);
    }

    /// <summary>Packs all rows of a matrix, less the offset of each column where there is one.</summary>
    public PointPanels(IRowSource points, float[]? offsets = null)
        : this(points.Rows, points.Columns) => Pack(points, 0, points.Rows, offsets);

    private PointPanels(int capacity, int dimensions, int count)
        : this(capacity, dimensions) => Count = count;

    ~PointPanels() => Free();

    /// <summary>
    /// Packs the columns of a matrix: as many points as it has columns, of as many dimensions as rows; without their
    /// squared lengths.
    /// </summary>
    public static PointPanels OfColumns(Matrix matrix)
    {
        var panels = new PointPanels(matrix.Columns, matrix.Rows, matrix.Columns);
        for (var panel = 0; panel < panels.PanelCount; panel++)
        {
            var count = panels.CountIn(panel);
            for (var row = 0; row < matrix.Rows; row++)
            {
                var target = new Span<float>(panels[panel] + ((nint)row * Width), Width);
                matrix[row].Slice(panel * Width, count).CopyTo(target);
                target[count..].Clear();
            }
        }

        return panels;
    }

    /// <summary>Points packed now.</summary>
    public int Count { get; private set; }

    /// <summary>Panels packed now.</summary>
    public int PanelCount => Panels(Count);

    /// <summary>Dimensions of a point.</summary>
    public int Dimensions { get; }

    /// <summary>Floats in a tile row that covers all panels: the count rounded up to whole panels.</summary>
    public int TileStride => PanelCount * Width;

    /// <summary>
    /// Squared lengths of the points packed, summed in float64 and rounded once; 0 for those that fill the last panel.
    /// </summary>
    public ReadOnlySpan<float> SquaredNorms => _norms.AsSpan(0, TileStride);

    /// <summary>The first float of a panel.</summary>
    public float* this[int panel] => _data + ((nint)panel * Width * Dimensions);

    /// <summary>Points in a panel: 32 but for the last.</summary>
    public int CountIn(int panel) => Math.Min(Width, Count - (panel * Width));

    /// <summary>Packs rows start … start + count − 1 of <paramref name="points"/>, replacing what was packed.</summary>
    /// <param name="points">Where the rows are.</param>
    /// <param name="start">First row.</param>
    /// <param name="count">Number of rows, at most the capacity.</param>
    /// <param name="offsets">Subtracted from the columns; <see langword="null"/> for nothing.</param>
    public void Pack(IRowSource points, int start, int count, float[]? offsets = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(offsets?.Length ?? Dimensions, Dimensions);
        ArgumentOutOfRangeException.ThrowIfNotEqual(points.Columns, Dimensions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)start + count, points.Rows);
        Count = 0;
        using var block = new PointBlock(Width, Dimensions);
        for (var panel = 0; panel < Panels(count); panel++)
        {
            block.Load(points, start + (panel * Width), Math.Min(Width, count - (panel * Width)), offsets);
            PackPanel(panel, block);
        }
    }

    /// <summary>Packs the rows of a block, replacing what was packed.</summary>
    public void Pack(PointBlock block)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(block.Dimensions, Dimensions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block.Count, _capacity);
        Count = 0;
        for (var panel = 0; panel < Panels(block.Count); panel++)
        {
            PackPanel(panel, block, panel * Width);
        }
    }

    /// <summary>
    /// Packs up to 32 rows of a block as one panel, which need not be full; the count is then where the last panel
    /// packed ends.
    /// </summary>
    /// <param name="panel">Which panel.</param>
    /// <param name="block">Where the rows are.</param>
    /// <param name="first">The first of them.</param>
    public void PackPanel(int panel, PointBlock block, int first = 0)
    {
        var count = Math.Min(Width, block.Count - first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((panel * Width) + count, _capacity);
        Count = Math.Max(Count, (panel * Width) + count);
        var norms = _norms.AsSpan(panel * Width, Width);
        block.SquaredNorms.Slice(first, count).CopyTo(norms);
        norms[count..].Clear();
        Interleave(block[first], block.Stride, count, this[panel]);
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private static int Panels(int points) => ChunkedWork.Chunks(points, Width);

    /// <summary>Rows become columns, a cache line of each row at a time.</summary>
    private void Interleave(float* rows, nint stride, int count, float* panel)
    {
        const int Line = 16;
        if (count < Width)
        {
            new Span<float>(panel, Width * Dimensions).Clear();
        }

        for (nint start = 0; start < Dimensions; start += Line)
        {
            var end = Math.Min(start + Line, Dimensions);
            for (var p = 0; p < count; p++)
            {
                var row = rows + (p * stride);
                for (var i = start; i < end; i++)
                {
                    panel[(i * Width) + p] = row[i];
                }
            }
        }
    }

    private void Free()
    {
        LargeMemory.Free(_data);
        _data = null;
    }
}
