using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Numerics;

/// <summary>
/// Adds the square roots of a tile's rows, run by run, to several sums for each of the panel's 32 points.
/// </summary>
internal static unsafe class RootSumKernel
{
    /// <summary>For each run of rows: the sum of its roots is added to each of the run's targets.</summary>
    /// <param name="width">Register width to run at.</param>
    /// <param name="tile">Squared distances, 32 for each row; the runs follow one another from its first row
    /// on.</param>
    /// <param name="lengths">Rows of each run, ≥ 1.</param>
    /// <param name="targets">For each run, the float offsets into <paramref name="sums"/> of its targets (multiples of
    /// 32).</param>
    /// <param name="runs">Number of runs.</param>
    /// <param name="targetsPerRun">Number of targets of a run.</param>
    /// <param name="sums">32 sums for each target.</param>
    public static void Run(
        SimdWidth width, float* tile, int* lengths, int** targets, int runs, int targetsPerRun, float* sums)
    {
        switch (width)
        {
            case SimdWidth.Bits512:
                Run<Lanes512, Vector512<float>>(tile, lengths, targets, runs, targetsPerRun, sums);
                break;
            case SimdWidth.Bits256:
                Run<Lanes256, Vector256<float>>(tile, lengths, targets, runs, targetsPerRun, sums);
                break;
            case SimdWidth.Bits128:
                Run<Lanes128, Vector128<float>>(tile, lengths, targets, runs, targetsPerRun, sums);
                break;
            default:
                Run<Lanes32, float>(tile, lengths, targets, runs, targetsPerRun, sums);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLanes, TVector>(
        float* tile, int* lengths, int** targets, int runs, int targetsPerRun, float* sums)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        for (var lane = 0; lane < PointPanels.Width; lane += TLanes.Count)
        {
            var row = tile + lane;
            for (var run = 0; run < runs; run++)
            {
                var roots = TLanes.Zero;
                for (var end = row + (lengths[run] * PointPanels.Width); row < end; row += PointPanels.Width)
                {
                    roots = TLanes.Add(roots, TLanes.Sqrt(TLanes.Load(row)));
                }

                var target = targets[run];
                for (var t = 0; t < targetsPerRun; t++)
                {
                    var sum = sums + target[t] + lane;
                    TLanes.Store(TLanes.Add(TLanes.Load(sum), roots), sum);
                }
            }
        }
    }
}
