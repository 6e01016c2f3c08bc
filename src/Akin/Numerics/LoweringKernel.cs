using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Numerics;

/// <summary>
/// What one more centre would make of the distances to the nearest centre, for a panel's 32 points: the smaller of
/// both, and its sum; and which distances are so small that their error matters.
/// </summary>
internal static unsafe class LoweringKernel
{
    /// <summary>Lowers 32 values.</summary>
    /// <param name="width">Register width to run at.</param>
    /// <param name="squared">32 squared distances to the new centre.</param>
    /// <param name="norms">32 squared lengths of the points.</param>
    /// <param name="factor">Distances up to factor × norm + rest are too small.</param>
    /// <param name="rest">What does not depend on the point.</param>
    /// <param name="closest">32 squared distances to the nearest centre so far.</param>
    /// <param name="lowered">Gets the smaller of both.</param>
    /// <param name="sums">32 sums that those are added to, unless some distances are too small.</param>
    /// <returns>Bit p is set where the distance of point p is too small.</returns>
    public static uint Run(
        SimdWidth width, float* squared, float* norms, float factor, float rest, float* closest, float* lowered,
        float* sums) => width switch
        {
            SimdWidth.Bits512 =>
                Run<Lanes512, Vector512<float>>(squared, norms, factor, rest, closest, lowered, sums),
            SimdWidth.Bits256 =>
                Run<Lanes256, Vector256<float>>(squared, norms, factor, rest, closest, lowered, sums),
            SimdWidth.Bits128 =>
                Run<Lanes128, Vector128<float>>(squared, norms, factor, rest, closest, lowered, sums),
            _ => Run<Lanes32, float>(squared, norms, factor, rest, closest, lowered, sums),
        };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Run<TLanes, TVector>(
        float* squared, float* norms, float factor, float rest, float* closest, float* lowered, float* sums)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        var small = 0u;
        for (var lane = 0; lane < PointPanels.Width; lane += TLanes.Count)
        {
            var limit = TLanes.MultiplyAdd(
                TLanes.Broadcast(factor), TLanes.Load(norms + lane), TLanes.Broadcast(rest));
            small |= TLanes.NotAbove(TLanes.Load(squared + lane), limit) << lane;
        }

        if (small != 0)
        {
            return small;
        }

        for (var lane = 0; lane < PointPanels.Width; lane += TLanes.Count)
        {
            var (now, before) = (TLanes.Load(squared + lane), TLanes.Load(closest + lane));
            var least = TLanes.Select(TLanes.LessThan(now, before), now, before);
            TLanes.Store(least, lowered + lane);
            TLanes.Store(TLanes.Add(TLanes.Load(sums + lane), least), sums + lane);
        }

        return 0;
    }
}
