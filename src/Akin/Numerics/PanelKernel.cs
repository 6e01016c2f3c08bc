using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Numerics;

/// <summary>
/// The innermost loop of everything that compares points: rows × one panel of 32 points → a tile of pair sums. Lanes
/// run across the panel's points and each sum runs through the dimensions in order, 256 at a time (that much of a panel
/// stays in the first cache, and short sums round less), so a value depends on its two points alone: not on neighbours
/// in the tile, on threads, nor (where multiply-add is fused) on the width. Rows are read where they lie, exactly
/// <c>depth</c> floats of each; panels and tiles are padded, so there are no tails.
/// </summary>
internal static unsafe class PanelKernel
{
    /// <summary>Dimensions that are summed before they are added to the tile.</summary>
    public const int DepthBlock = 256;

    /// <summary>Computes tile[r, p] = Σ over the dimensions of term(row r, point p).</summary>
    /// <param name="width">Register width to run at.</param>
    /// <param name="x">First row.</param>
    /// <param name="stride">Floats from a row to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="panel">A panel of <see cref="PointPanels"/>: depth × 32 floats.</param>
    /// <param name="depth">Number of dimensions, ≥ 0.</param>
    /// <param name="tile">Where the sums go: 32 for each row.</param>
    /// <param name="tileStride">Floats from a tile row to the next, ≥ 32.</param>
    /// <param name="rowNorms">Squared lengths of the rows, for a term that needs them.</param>
    /// <param name="pointNorms">Squared lengths of the panel's points, for a term that needs them.</param>
    public static void Run<TTerm>(
        SimdWidth width, float* x, nint stride, int rows, float* panel, int depth, float* tile, nint tileStride,
        float* rowNorms = null, float* pointNorms = null)
        where TTerm : IPairTerm =>
        Run<TTerm, EvenRows>(
            width, new(x, stride), rows, panel, depth, tile, tileStride, new(rowNorms, pointNorms));

    /// <summary>As the other, of rows that lie here and there; x is where each is.</summary>
    public static void Run<TTerm>(
        SimdWidth width, float** x, int rows, float* panel, int depth, float* tile, nint tileStride,
        float* rowNorms = null, float* pointNorms = null)
        where TTerm : IPairTerm =>
        Run<TTerm, ListedRows>(width, new(x, 0), rows, panel, depth, tile, tileStride, new(rowNorms, pointNorms));

    private static void Run<TTerm, TRows>(
        SimdWidth width, TRows x, int rows, float* panel, int depth, float* tile, nint tileStride, Norms norms)
        where TTerm : IPairTerm
        where TRows : struct, IRowPlaces<TRows>
    {
        switch (width)
        {
            case SimdWidth.Bits512:
                Run<Lanes512, Vector512<float>, TTerm, TRows>(x, rows, panel, depth, tile, tileStride, norms);
                break;
            case SimdWidth.Bits256:
                Run<Lanes256, Vector256<float>, TTerm, TRows>(x, rows, panel, depth, tile, tileStride, norms);
                break;
            case SimdWidth.Bits128:
                Run<Lanes128, Vector128<float>, TTerm, TRows>(x, rows, panel, depth, tile, tileStride, norms);
                break;
            default:
                Run<Lanes32, float, TTerm, TRows>(x, rows, panel, depth, tile, tileStride, norms);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLanes, TVector, TTerm, TRows>(
        TRows x, int rows, float* panel, int depth, float* tile, nint tileStride, Norms norms)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
        where TTerm : IPairTerm
        where TRows : struct, IRowPlaces<TRows>
    {
        var start = 0;
        do
        {
            var block = Math.Min(DepthBlock, depth - start);
            var order = new BlockOrder(start > 0, start + DepthBlock >= depth);
            for (var lane = 0; lane < PointPanels.Width; lane += 2 * TLanes.Count)
            {
                Block<TLanes, TVector, TTerm, TRows>(
                    x.Along(start), rows, panel + ((nint)start * PointPanels.Width) + lane, block, tile + lane,
                    tileStride, order, new Norms(norms.Rows, norms.Points + lane));
            }

            start += DepthBlock;
        }
        while (start < depth);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block<TLanes, TVector, TTerm, TRows>(
        TRows x, int rows, float* panel, int depth, float* tile, nint tileStride, BlockOrder order,
        Norms norms)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
        where TTerm : IPairTerm
        where TRows : struct, IRowPlaces<TRows>
    {
        var row = 0;
        if (TLanes.HasManyRegisters)
        {
            for (; row + 8 <= rows; row += 8)
            {
                Eight<TLanes, TVector, TTerm, TRows>(
                    x.From(row), panel, depth, tile + ((nint)row * tileStride), tileStride, order,
                    norms.From(row));
            }
        }

        for (; row + 4 <= rows; row += 4)
        {
            Four<TLanes, TVector, TTerm, TRows>(
                x.From(row), panel, depth, tile + ((nint)row * tileStride), tileStride, order,
                    norms.From(row));
        }

        for (; row < rows; row++)
        {
            One<TLanes, TVector, TTerm, TRows>(
                x.From(row), panel, depth, tile + ((nint)row * tileStride), order, norms.From(row));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight<TLanes, TVector, TTerm, TRows>(
        TRows x, float* panel, int depth, float* tile, nint tileStride, BlockOrder order,
        Norms norms)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
        where TTerm : IPairTerm
        where TRows : struct, IRowPlaces<TRows>
    {
        TVector a0 = TLanes.Zero, b0 = TLanes.Zero, c0 = TLanes.Zero, d0 = TLanes.Zero;
        TVector e0 = TLanes.Zero, f0 = TLanes.Zero, g0 = TLanes.Zero, h0 = TLanes.Zero;
        TVector a1 = TLanes.Zero, b1 = TLanes.Zero, c1 = TLanes.Zero, d1 = TLanes.Zero;
        TVector e1 = TLanes.Zero, f1 = TLanes.Zero, g1 = TLanes.Zero, h1 = TLanes.Zero;
        float* xa = x[0], xb = x[1], xc = x[2], xd = x[3], xe = x[4], xf = x[5], xg = x[6], xh = x[7];
        for (nint i = 0; i < depth; i++, panel += PointPanels.Width)
        {
            var y0 = TLanes.Load(panel);
            var y1 = TLanes.Load(panel + TLanes.Count);
            var v = TLanes.Broadcast(xa[i]);
            a0 = TTerm.Accumulate<TLanes, TVector>(v, y0, a0);
            a1 = TTerm.Accumulate<TLanes, TVector>(v, y1, a1);
            v = TLanes.Broadcast(xb[i]);
            b0 = TTerm.Accumulate<TLanes, TVector>(v, y0, b0);
            b1 = TTerm.Accumulate<TLanes, TVector>(v, y1, b1);
            v = TLanes.Broadcast(xc[i]);
            c0 = TTerm.Accumulate<TLanes, TVector>(v, y0, c0);
            c1 = TTerm.Accumulate<TLanes, TVector>(v, y1, c1);
            v = TLanes.Broadcast(xd[i]);
            d0 = TTerm.Accumulate<TLanes, TVector>(v, y0, d0);
            d1 = TTerm.Accumulate<TLanes, TVector>(v, y1, d1);
            v = TLanes.Broadcast(xe[i]);
            e0 = TTerm.Accumulate<TLanes, TVector>(v, y0, e0);
            e1 = TTerm.Accumulate<TLanes, TVector>(v, y1, e1);
            v = TLanes.Broadcast(xf[i]);
            f0 = TTerm.Accumulate<TLanes, TVector>(v, y0, f0);
            f1 = TTerm.Accumulate<TLanes, TVector>(v, y1, f1);
            v = TLanes.Broadcast(xg[i]);
            g0 = TTerm.Accumulate<TLanes, TVector>(v, y0, g0);
            g1 = TTerm.Accumulate<TLanes, TVector>(v, y1, g1);
            v = TLanes.Broadcast(xh[i]);
            h0 = TTerm.Accumulate<TLanes, TVector>(v, y0, h0);
            h1 = TTerm.Accumulate<TLanes, TVector>(v, y1, h1);
        }

        Store<TLanes, TVector, TTerm>(a0, a1, tile, order, norms);
        Store<TLanes, TVector, TTerm>(b0, b1, tile += tileStride, order, norms.From(1));
        Store<TLanes, TVector, TTerm>(c0, c1, tile += tileStride, order, norms.From(2));
        Store<TLanes, TVector, TTerm>(d0, d1, tile += tileStride, order, norms.From(3));
        Store<TLanes, TVector, TTerm>(e0, e1, tile += tileStride, order, norms.From(4));
        Store<TLanes, TVector, TTerm>(f0, f1, tile += tileStride, order, norms.From(5));
        Store<TLanes, TVector, TTerm>(g0, g1, tile += tileStride, order, norms.From(6));
        Store<TLanes, TVector, TTerm>(h0, h1, tile + tileStride, order, norms.From(7));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TLanes, TVector, TTerm, TRows>(
        TRows x, float* panel, int depth, float* tile, nint tileStride, BlockOrder order,
        Norms norms)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
        where TTerm : IPairTerm
        where TRows : struct, IRowPlaces<TRows>
    {
        TVector a0 = TLanes.Zero, b0 = TLanes.Zero, c0 = TLanes.Zero, d0 = TLanes.Zero;
        TVector a1 = TLanes.Zero, b1 = TLanes.Zero, c1 = TLanes.Zero, d1 = TLanes.Zero;
        float* xa = x[0], xb = x[1], xc = x[2], xd = x[3];
        for (nint i = 0; i < depth; i++, panel += PointPanels.Width)
        {
            var y0 = TLanes.Load(panel);
            var y1 = TLanes.Load(panel + TLanes.Count);
            var v = TLanes.Broadcast(xa[i]);
            a0 = TTerm.Accumulate<TLanes, TVector>(v, y0, a0);
            a1 = TTerm.Accumulate<TLanes, TVector>(v, y1, a1);
            v = TLanes.Broadcast(xb[i]);
            b0 = TTerm.Accumulate<TLanes, TVector>(v, y0, b0);
            b1 = TTerm.Accumulate<TLanes, TVector>(v, y1, b1);
            v = TLanes.Broadcast(xc[i]);
            c0 = TTerm.Accumulate<TLanes, TVector>(v, y0, c0);
            c1 = TTerm.Accumulate<TLanes, TVector>(v, y1, c1);
            v = TLanes.Broadcast(xd[i]);
            d0 = TTerm.Accumulate<TLanes, TVector>(v, y0, d0);
            d1 = TTerm.Accumulate<TLanes, TVector>(v, y1, d1);
        }

        Store<TLanes, TVector, TTerm>(a0, a1, tile, order, norms);
        Store<TLanes, TVector, TTerm>(b0, b1, tile += tileStride, order, norms.From(1));
        Store<TLanes, TVector, TTerm>(c0, c1, tile += tileStride, order, norms.From(2));
        Store<TLanes, TVector, TTerm>(d0, d1, tile + tileStride, order, norms.From(3));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<TLanes, TVector, TTerm, TRows>(
        TRows x, float* panel, int depth, float* tile, BlockOrder order, Norms norms)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
        where TTerm : IPairTerm
        where TRows : struct, IRowPlaces<TRows>
    {
        var xa = x[0];
        TVector a0 = TLanes.Zero, a1 = TLanes.Zero;
        for (nint i = 0; i < depth; i++, panel += PointPanels.Width)
        {
            var v = TLanes.Broadcast(xa[i]);
            a0 = TTerm.Accumulate<TLanes, TVector>(v, TLanes.Load(panel), a0);
            a1 = TTerm.Accumulate<TLanes, TVector>(v, TLanes.Load(panel + TLanes.Count), a1);
        }

        Store<TLanes, TVector, TTerm>(a0, a1, tile, order, norms);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLanes, TVector, TTerm>(
        TVector first, TVector second, float* tile, BlockOrder order, Norms norms)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
        where TTerm : IPairTerm
    {
        if (order.Adds)
        {
            first = TLanes.Add(TLanes.Load(tile), first);
            second = TLanes.Add(TLanes.Load(tile + TLanes.Count), second);
        }

        if (order.Ends)
        {
            first = TTerm.Finish<TLanes, TVector>(first, norms.Rows, norms.Points);
            second = TTerm.Finish<TLanes, TVector>(second, norms.Rows, norms.Points + TLanes.Count);
        }

        TLanes.Store(first, tile);
        TLanes.Store(second, tile + TLanes.Count);
    }

    /// <summary>Where a block of dimensions stands among the others.</summary>
    private readonly record struct BlockOrder(bool Adds, bool Ends);

    /// <summary>Squared lengths of the rows from one on, and of the panel's points from one on.</summary>
    private readonly struct Norms(float* rows, float* points)
    {
        public readonly float* Rows = rows;
        public readonly float* Points = points;

        public Norms From(nint row) => new(Rows + row, Points);
    }
}
