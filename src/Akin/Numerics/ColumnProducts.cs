using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>
/// Accumulates AᵀA for a tall matrix A that arrives in slabs of rows: float32 products over at most 256 rows at a
/// time by the kernel that also finds distances, added up in float64. Errors of a sum are about 1e-7 / √(rows / 256)
/// of its columns' lengths. Only what lies on and above the diagonal is computed. Every sum runs through the rows in
/// order: threads change nothing.
/// </summary>
internal sealed unsafe class ColumnProducts : IDisposable
{
    /// <summary>Rows in a full slab.</summary>
    public const int SlabRows = 1024;

    private const int Width = PointPanels.Width;
    private const int Stride = SlabRows + 16;
    private readonly int _columns;
    private readonly int _panels;
    private float* _panelled;
    private float* _transposed;

    /// <summary>A product of zeros for a matrix of <paramref name="columns"/> columns.</summary>
    public ColumnProducts(int columns)
    {
        _columns = columns;
        _panels = ChunkedWork.Chunks(columns, Width);
        Sums = new double[checked(columns * columns)];
        _panelled = Allocate((nuint)_panels * Width * SlabRows);
        _transposed = Allocate((nuint)_panels * Width * Stride);
    }

    ~ColumnProducts() => Free();

    /// <summary>The product, columns × columns; below the diagonal only once <see cref="Complete"/> was called.
    /// </summary>
    public double[] Sums { get; }

    /// <summary>Adds a slab of rows. O(rows × columns² / 2).</summary>
    /// <param name="slab">The rows, from its first on.</param>
    /// <param name="rows">How many, at most <see cref="SlabRows"/>.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="cancellation">Checked now and then.</param>
    public void AddSlab(Matrix slab, int rows, int threads, CancellationToken cancellation)
    {
        ChunkedWork.For(_panels, 1, threads, (panel, _, _) => Lay(slab, rows, panel), cancellation);
        ChunkedWork.For(_panels, 2, threads, (_, panel, count) => AddRows(panel, count, rows), cancellation);
    }

    /// <summary>Divides by a number and mirrors the upper half, block by block.</summary>
    public void Complete(double divisor, int threads) =>
        ChunkedWork.For(_columns, Width, threads, (_, start, rows) =>
        {
            for (var block = start; block < _columns; block += Width)
            {
                for (var row = start; row < start + rows; row++)
                {
                    for (var column = Math.Max(row, block); column < Math.Min(block + Width, _columns); column++)
                    {
                        var value = Sums[((nint)row * _columns) + column] / divisor;
                        Sums[((nint)row * _columns) + column] = value;
                        Sums[((nint)column * _columns) + row] = value;
                    }
                }
            }
        });

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private static float* Allocate(nuint count)
    {
        var data = (float*)NativeMemory.AlignedAlloc(Math.Max(count, 1) * sizeof(float), 64);
        NativeMemory.Clear(data, count * sizeof(float));
        return data;
    }

    /// <summary>Thirty-two columns as a panel, and turned so that each lies in one piece.</summary>
    private void Lay(Matrix slab, int rows, int panel)
    {
        var laid = _panelled + ((nint)panel * Width * SlabRows);
        var turned = _transposed + ((nint)panel * Width * Stride);
        var width = Math.Min(Width, _columns - (panel * Width));
        for (var row = 0; row < rows; row++)
        {
            var values = new Span<float>(laid + ((nint)row * Width), width);
            slab[row].Slice(panel * Width, width).CopyTo(values);
            for (var i = 0; i < values.Length; i++)
            {
                turned[((nint)i * Stride) + row] = values[i];
            }
        }
    }

    private void AddRows(int panel, int count, int rows)
    {
        var tile = ArrayPool<float>.Shared.Rent(count * Width * Width);
        fixed (float* products = tile)
        {
            for (var other = panel; other < _panels; other++)
            {
                PanelKernel.Run<ProductTerm>(
                    SimdWidths.Best, _transposed + ((nint)panel * Width * Stride), Stride, count * Width,
                    _panelled + ((nint)other * Width * SlabRows), rows, products, Width);
                AddTile(tile, panel * Width, count * Width, other * Width);
            }
        }

        ArrayPool<float>.Shared.Return(tile);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTile(float[] tile, int firstRow, int rows, int firstColumn)
    {
        var width = Math.Min(Width, _columns - firstColumn);
        for (var row = 0; row < Math.Min(rows, _columns - firstRow); row++)
        {
            var sums = new Span<double>(Sums, (int)(((nint)(firstRow + row) * _columns) + firstColumn), width);
            WideningSum.Add(tile.AsSpan(row * Width, width), sums);
        }
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_panelled);
        NativeMemory.AlignedFree(_transposed);
        _panelled = null;
        _transposed = null;
    }
}
