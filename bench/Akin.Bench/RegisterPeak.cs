using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>The plainest kernel there is: independent multiply-adds on registers alone.</summary>
internal static class RegisterPeak
{
    private const int Steps = 20_000;
    private static float s_sink;

    /// <summary>Runs it once; gives the operations done.</summary>
    public static double Run() => SimdWidths.Best switch
    {
        SimdWidth.Bits512 => Run<Lanes512, Vector512<float>>(),
        SimdWidth.Bits256 => Run<Lanes256, Vector256<float>>(),
        SimdWidth.Bits128 => Run<Lanes128, Vector128<float>>(),
        _ => Run<Lanes32, float>(),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe double Run<TLanes, TVector>()
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        var (x, y) = (TLanes.Broadcast(0.999f), TLanes.Broadcast(1e-3f));
        TVector a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (var step = 0; step < Steps; step++)
        {
            a = TLanes.MultiplyAdd(x, a, y);
            b = TLanes.MultiplyAdd(x, b, y);
            c = TLanes.MultiplyAdd(x, c, y);
            d = TLanes.MultiplyAdd(x, d, y);
            e = TLanes.MultiplyAdd(x, e, y);
            f = TLanes.MultiplyAdd(x, f, y);
            g = TLanes.MultiplyAdd(x, g, y);
            h = TLanes.MultiplyAdd(x, h, y);
            i = TLanes.MultiplyAdd(x, i, y);
            j = TLanes.MultiplyAdd(x, j, y);
            k = TLanes.MultiplyAdd(x, k, y);
            l = TLanes.MultiplyAdd(x, l, y);
        }

        var sum = TLanes.Add(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)), TLanes.Add(TLanes.Add(e, f), g));
        sum = TLanes.Add(TLanes.Add(sum, h), TLanes.Add(TLanes.Add(i, j), TLanes.Add(k, l)));
        var values = stackalloc float[TLanes.Count];
        TLanes.Store(sum, values);
        s_sink = values[0];
        return 2.0 * 12 * Steps * TLanes.Count;
    }
}
