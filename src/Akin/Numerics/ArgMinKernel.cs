using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Numerics;

/// <summary>
/// Down the columns of a tile: which row is smallest at each of the panel's 32 points (ties: the lowest row), and
/// whether the second smallest is so near that the values' error leaves it open.
/// </summary>
internal static unsafe class ArgMinKernel
{
    /// <summary>Finds the smallest value of each column.</summary>
    /// <param name="width">Register width to run at.</param>
    /// <param name="tile">rows × 32 values, none of them NaN.</param>
    /// <param name="rows">Number of rows, 1 … 2²⁴.</param>
    /// <param name="smallest">Gets 32 values.</param>
    /// <param name="at">Gets the 32 rows they are in, as floats.</param>
    /// <param name="norms">32 squared lengths of the points, which the values' error grows with.</param>
    /// <param name="factor">How much; seconds within factor × norm + rest of the smallest are too near.</param>
    /// <param name="rest">What does not depend on the point.</param>
    /// <returns>Bit p is set where another row is too near at point p.</returns>
    public static uint Run(
        SimdWidth width, float* tile, int rows, float* smallest, float* at, float* norms, float factor,
        float rest) => width switch
        {
            SimdWidth.Bits512 => Run<Lanes512, Vector512<float>>(tile, rows, smallest, at, norms, factor, rest),
            SimdWidth.Bits256 => Run<Lanes256, Vector256<float>>(tile, rows, smallest, at, norms, factor, rest),
            SimdWidth.Bits128 => Run<Lanes128, Vector128<float>>(tile, rows, smallest, at, norms, factor, rest),
            _ => Run<Lanes32, float>(tile, rows, smallest, at, norms, factor, rest),
        };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Run<TLanes, TVector>(
        float* tile, int rows, float* smallest, float* at, float* norms, float factor, float rest)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        var open = 0u;
        for (var lane = 0; lane < PointPanels.Width; lane += TLanes.Count)
        {
            var best = TLanes.Load(tile + lane);
            var second = TLanes.Broadcast(float.PositiveInfinity);
            var bestRow = TLanes.Zero;
            for (nint row = 1; row < rows; row++)
            {
                var value = TLanes.Load(tile + (row * PointPanels.Width) + lane);
                var less = TLanes.LessThan(value, best);
                var later = TLanes.Select(less, best, value);
                best = TLanes.Select(less, value, best);
                second = TLanes.Select(TLanes.LessThan(later, second), later, second);
                bestRow = TLanes.Select(less, TLanes.Broadcast(row), bestRow);
            }

            TLanes.Store(best, smallest + lane);
            TLanes.Store(bestRow, at + lane);
            var margin = TLanes.MultiplyAdd(
                TLanes.Broadcast(factor), TLanes.Load(norms + lane), TLanes.Broadcast(rest));
            open |= TLanes.NotAbove(second, TLanes.Add(best, margin)) << lane;
        }

        return open;
    }
}
