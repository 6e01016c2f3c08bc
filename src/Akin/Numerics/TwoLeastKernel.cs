using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Numerics;

/// <summary>Along one row of a panel's tile: the least of 32 values, where it is (ties: the first), and the
/// second.</summary>
internal static unsafe class TwoLeastKernel
{
    /// <summary>Finds them.</summary>
    /// <param name="values">32 values, none of them NaN; the least is overwritten.</param>
    /// <param name="at">Where the least is.</param>
    /// <param name="second">The least of the others.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Run(float* values, out int at, out float second)
    {
        var (a, b) = (Vector256.Load(values), Vector256.Load(values + 8));
        var (c, d) = (Vector256.Load(values + 16), Vector256.Load(values + 24));
        var least = Least(Vector256.Min(Vector256.Min(a, b), Vector256.Min(c, d)));
        var key = Vector256.Create(least);
        var bits = Vector256.Equals(a, key).ExtractMostSignificantBits()
            | (Vector256.Equals(b, key).ExtractMostSignificantBits() << 8)
            | (Vector256.Equals(c, key).ExtractMostSignificantBits() << 16)
            | (Vector256.Equals(d, key).ExtractMostSignificantBits() << 24);
        at = BitOperations.TrailingZeroCount(bits);
        values[at] = float.PositiveInfinity;
        (a, b) = (Vector256.Load(values), Vector256.Load(values + 8));
        (c, d) = (Vector256.Load(values + 16), Vector256.Load(values + 24));
        second = Least(Vector256.Min(Vector256.Min(a, b), Vector256.Min(c, d)));
        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Least(Vector256<float> values)
    {
        var four = Vector128.Min(values.GetLower(), values.GetUpper());
        four = Vector128.Min(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Min(four, Vector128.Shuffle(four, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }
}
