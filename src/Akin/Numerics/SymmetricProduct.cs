using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>
/// Accumulates AᵀA in float64 for a matrix A that arrives in panels of rows. A panel is laid out in blocks of 16
/// columns, so that the inner loop reads consecutive memory; 4 × 2 registers of sums stay in the processor through a
/// panel. Every sum runs through the rows in order: threads change nothing.
/// </summary>
internal sealed unsafe class SymmetricProduct : IDisposable
{
    /// <summary>Rows in a full panel.</summary>
    public const int PanelRows = 128;

    /// <summary>Columns in a block.</summary>
    public const int Block = 16;

    private readonly int _blocks;
    private double* _panel;
    private double* _sums;

    /// <summary>A product of zeros for a matrix of <paramref name="columns"/> columns.</summary>
    public SymmetricProduct(int columns)
    {
        Columns = columns;
        _blocks = ChunkedWork.Chunks(columns, Block);
        _panel = Allocate((nuint)_blocks * Block * PanelRows);
        _sums = Allocate((nuint)Pitch * (nuint)Pitch);
    }

    ~SymmetricProduct() => Free();

    /// <summary>Columns of A; the product is columns × columns.</summary>
    public int Columns { get; }

    private int Pitch => _blocks * Block;

    /// <summary>Sixteen places of the panel: one row of one block. Places past the last column must hold 0.</summary>
    /// <param name="block">0 … number of blocks − 1.</param>
    /// <param name="row">0 … <see cref="PanelRows"/> − 1.</param>
    public Span<double> PanelRow(int block, int row) =>
        new(_panel + ((((nint)block * PanelRows) + row) * Block), Block);

    /// <summary>Adds the first <paramref name="rows"/> rows of the panel. O(rows × columns² / 2).</summary>
    public void AddPanel(int rows, int threads, CancellationToken cancellation) =>
        ChunkedWork.For(_blocks, 1, threads, (block, _, _) => AddBlockRow(block, rows), cancellation);

    /// <summary>
    /// The product, both halves, row-major without gaps, each value divided by <paramref name="divisor"/>.
    /// </summary>
    public double[] ToArray(double divisor)
    {
        var product = new double[checked(Columns * Columns)];
        for (var row = 0; row < Columns; row++)
        {
            for (var column = row; column < Columns; column++)
            {
                var value = _sums[((nint)row * Pitch) + column] / divisor;
                product[(row * Columns) + column] = value;
                product[(column * Columns) + row] = value;
            }
        }

        return product;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private static double* Allocate(nuint count)
    {
        var data = (double*)NativeMemory.AlignedAlloc(Math.Max(count, 1) * sizeof(double), 64);
        NativeMemory.Clear(data, count * sizeof(double));
        return data;
    }

    private void AddBlockRow(int block, int rows)
    {
        var left = _panel + ((nint)block * PanelRows * Block);
        for (var other = block; other < _blocks; other++)
        {
            var right = _panel + ((nint)other * PanelRows * Block);
            var sums = _sums + ((nint)block * Block * Pitch) + (other * Block);
            for (var i = 0; i < Block; i += 4)
            {
                for (var j = 0; j < Block; j += 2 * Vector<double>.Count)
                {
                    AddTile(left + i, right + j, rows, sums + (i * Pitch) + j, Pitch);
                }
            }
        }
    }

    /// <summary>Four columns against two registers of columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTile(double* left, double* right, int rows, double* sums, nint pitch)
    {
        Vector<double> a0 = default, a1 = default, b0 = default, b1 = default;
        Vector<double> c0 = default, c1 = default, d0 = default, d1 = default;
        for (var row = 0; row < rows; row++, left += Block, right += Block)
        {
            var y0 = Vector.Load(right);
            var y1 = Vector.Load(right + Vector<double>.Count);
            var x = Vector.Create(left[0]);
            a0 = Vector.MultiplyAddEstimate(x, y0, a0);
            a1 = Vector.MultiplyAddEstimate(x, y1, a1);
            x = Vector.Create(left[1]);
            b0 = Vector.MultiplyAddEstimate(x, y0, b0);
            b1 = Vector.MultiplyAddEstimate(x, y1, b1);
            x = Vector.Create(left[2]);
            c0 = Vector.MultiplyAddEstimate(x, y0, c0);
            c1 = Vector.MultiplyAddEstimate(x, y1, c1);
            x = Vector.Create(left[3]);
            d0 = Vector.MultiplyAddEstimate(x, y0, d0);
            d1 = Vector.MultiplyAddEstimate(x, y1, d1);
        }

        Add(a0, a1, sums);
        Add(b0, b1, sums += pitch);
        Add(c0, c1, sums += pitch);
        Add(d0, d1, sums + pitch);
    }

    private static void Add(Vector<double> first, Vector<double> second, double* sums)
    {
        (Vector.Load(sums) + first).Store(sums);
        (Vector.Load(sums + Vector<double>.Count) + second).Store(sums + Vector<double>.Count);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_panel);
        NativeMemory.AlignedFree(_sums);
        _panel = null;
        _sums = null;
    }
}
