using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Numerics;

/// <summary>
/// Down the columns of a tile: which row is smallest at each of the panel's 32 points. Ties go to the lowest row.
/// </summary>
internal static unsafe class ArgMinKernel
{
    /// <summary>Finds the smallest value of each column.</summary>
    /// <param name="width">Register width to run at.</param>
    /// <param name="tile">rows × 32 values, none of them NaN.</param>
    /// <param name="rows">Number of rows, 1 … 2²⁴.</param>
    /// <param name="smallest">Gets 32 values.</param>
    /// <param name="at">Gets the 32 rows they are in, as floats.</param>
    public static void Run(SimdWidth width, float* tile, int rows, float* smallest, float* at)
    {
        switch (width)
        {
            case SimdWidth.Bits512:
                Run<Lanes512, Vector512<float>>(tile, rows, smallest, at);
                break;
            case SimdWidth.Bits256:
                Run<Lanes256, Vector256<float>>(tile, rows, smallest, at);
                break;
            case SimdWidth.Bits128:
                Run<Lanes128, Vector128<float>>(tile, rows, smallest, at);
                break;
            default:
                Run<Lanes32, float>(tile, rows, smallest, at);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLanes, TVector>(float* tile, int rows, float* smallest, float* at)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        for (var lane = 0; lane < PointPanels.Width; lane += TLanes.Count)
        {
            var best = TLanes.Load(tile + lane);
            var bestRow = TLanes.Zero;
            for (nint row = 1; row < rows; row++)
            {
                var value = TLanes.Load(tile + (row * PointPanels.Width) + lane);
                var less = TLanes.LessThan(value, best);
                best = TLanes.Select(less, value, best);
                bestRow = TLanes.Select(less, TLanes.Broadcast(row), bestRow);
            }

            TLanes.Store(best, smallest + lane);
            TLanes.Store(bestRow, at + lane);
        }
    }
}
