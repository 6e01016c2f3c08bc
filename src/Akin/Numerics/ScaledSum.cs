using System.Numerics;
using System.Runtime.CompilerServices;

namespace Akin.Numerics;

/// <summary>Adds multiples of vectors; each product is rounded before it is added, on any machine.</summary>
internal static class ScaledSum
{
    /// <summary>sums[i] += factor · values[i]; values are at least as many as sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<double> sums, double factor, ReadOnlySpan<double> values)
    {
        var i = 0;
        for (; i <= sums.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(sums[i..]) + (factor * new Vector<double>(values[i..]))).CopyTo(sums[i..]);
        }

        for (; i < sums.Length; i++)
        {
            sums[i] += factor * values[i];
        }
    }

    /// <summary>sums[i] += factor · values[i]; values are at least as many as sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<float> sums, float factor, ReadOnlySpan<float> values)
    {
        var i = 0;
        for (; i <= sums.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(sums[i..]) + (factor * new Vector<float>(values[i..]))).CopyTo(sums[i..]);
        }

        for (; i < sums.Length; i++)
        {
            sums[i] += factor * values[i];
        }
    }
}
