using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Numerics;

/// <summary>Differences of two rows, value by value.</summary>
internal static unsafe class ShiftKernel
{
    /// <summary>to = from − less.</summary>
    public static void Run(SimdWidth width, float* from, float* less, float* to, int count)
    {
        switch (width)
        {
            case SimdWidth.Bits512:
                Run<Lanes512, Vector512<float>>(from, less, to, count);
                break;
            case SimdWidth.Bits256:
                Run<Lanes256, Vector256<float>>(from, less, to, count);
                break;
            case SimdWidth.Bits128:
                Run<Lanes128, Vector128<float>>(from, less, to, count);
                break;
            default:
                Run<Lanes32, float>(from, less, to, count);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TLanes, TVector>(float* from, float* less, float* to, int count)
        where TLanes : ILanes<TVector>
        where TVector : unmanaged
    {
        nint i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Subtract(TLanes.Load(from + i), TLanes.Load(less + i)), to + i);
        }

        for (; i < count; i++)
        {
            to[i] = from[i] - less[i];
        }
    }
}
