using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Numerics;

/// <summary>
/// Looks through a tile of distances for the few that matter: a value at most the limit of its row or of its column.
/// Limits only fall while a search goes on, so most rows of most tiles are passed over with a few comparisons.
/// </summary>
internal static unsafe class NearKernel
{
    /// <summary>Finds the rows with a value within a limit.</summary>
    /// <param name="width">Register width to run at.</param>
    /// <param name="tile">rows × 32 values.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="rowLimits">A limit for each row.</param>
    /// <param name="pointLimits">32 limits, one for each point of the panel; negative ones let nothing pass.</param>
    /// <param name="found">Gets the rows found, in order; room for all.</param>
    /// <returns>How many rows were found.</returns>
    public static int Run(
        SimdWidth width, float* tile, int rows, float* rowLimits, float* pointLimits, NearRow* found) => width switch
        {
            SimdWidth.Bits512 => Run<Lanes512, Vector512<float>>(tile, rows, rowLimits, pointLimits, found),
            SimdWidth.Bits256 => Run<Lanes256, Vector256<float>>(tile, rows, rowLimits, pointLimits, found),
            SimdWidth.Bits128 => Run<Lanes128, Vector128<float>>(tile, rows, rowLimits, pointLimits, found),
            _ => Run<Lanes32, float>(tile, rows, rowLimits, pointLimits, found),
        };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Run<TLanes, TVector>(
        float* tile, int rows, float* rowLimits, float* pointLimits, NearRow* found)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        var count = 0;
        for (var row = 0; row < rows; row++, tile += PointPanels.Width)
        {
            var limit = TLanes.Broadcast(rowLimits[row]);
            uint forRow = 0, forPoints = 0;
            for (var lane = 0; lane < PointPanels.Width; lane += TLanes.Count)
            {
                var value = TLanes.Load(tile + lane);
                forRow |= TLanes.NotAbove(value, limit) << lane;
                forPoints |= TLanes.NotAbove(value, TLanes.Load(pointLimits + lane)) << lane;
            }

            if ((forRow | forPoints) != 0)
            {
                found[count++] = new(row, forRow, forPoints);
            }
        }

        return count;
    }
}
