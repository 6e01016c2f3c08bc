using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>Float32 values added to float64 sums, element by element: long sums lose nothing.</summary>
internal static class WideningSum
{
    /// <summary>sums[i] += values[i].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<float> values, Span<double> sums)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(sums);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var i = 0; i < vectors.Length; i++)
        {
            Vector.Widen(vectors[i], out var low, out var high);
            wide[2 * i] += low;
            wide[(2 * i) + 1] += high;
        }

        for (var i = vectors.Length * Vector<float>.Count; i < values.Length; i++)
        {
            sums[i] += values[i];
        }
    }

    /// <summary>sums[i] −= values[i].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(ReadOnlySpan<float> values, Span<double> sums)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(sums);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (var i = 0; i < vectors.Length; i++)
        {
            Vector.Widen(vectors[i], out var low, out var high);
            wide[2 * i] -= low;
            wide[(2 * i) + 1] -= high;
        }

        for (var i = vectors.Length * Vector<float>.Count; i < values.Length; i++)
        {
            sums[i] -= values[i];
        }
    }
}
