using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Clustering.Density;

/// <summary>Which of a panel's 32 values are small enough, as bits.</summary>
internal static unsafe class HitMask
{
    /// <summary>Bit i is set where values[i] ≤ limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtMost(float* values, float limit)
    {
        var limits = Vector512.Create(limit);
        var low = Vector512.LessThanOrEqual(Vector512.Load(values), limits).ExtractMostSignificantBits();
        var high = Vector512.LessThanOrEqual(Vector512.Load(values + 16), limits).ExtractMostSignificantBits();
        return (uint)low | ((uint)high << 16);
    }

    /// <summary>Bits for the first <paramref name="count"/> of 32.</summary>
    public static uint First(int count) => count >= 32 ? uint.MaxValue : (1u << count) - 1;
}
