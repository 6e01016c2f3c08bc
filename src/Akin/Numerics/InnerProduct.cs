using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>Inner products in float64, with several registers of partial sums.</summary>
internal static class InnerProduct
{
    /// <summary>Σ x[i]·y[i] over the length of x; y is at least as long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        y = y[..x.Length];
        var width = Vector<double>.Count;
        Vector<double> a = default, b = default, c = default, d = default;
        var i = 0;
        for (; i <= x.Length - (4 * width); i += 4 * width)
        {
            a += new Vector<double>(x[i..]) * new Vector<double>(y[i..]);
            b += new Vector<double>(x[(i + width)..]) * new Vector<double>(y[(i + width)..]);
            c += new Vector<double>(x[(i + (2 * width))..]) * new Vector<double>(y[(i + (2 * width))..]);
            d += new Vector<double>(x[(i + (3 * width))..]) * new Vector<double>(y[(i + (3 * width))..]);
        }

        for (; i <= x.Length - width; i += width)
        {
            a += new Vector<double>(x[i..]) * new Vector<double>(y[i..]);
        }

        var sum = Vector.Sum((a + b) + (c + d));
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>Σ x[i]².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SquaredLength(ReadOnlySpan<float> x)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(x);
        var (even, odd) = (Vector<double>.Zero, Vector<double>.Zero);
        foreach (var vector in vectors)
        {
            Vector.Widen(vector, out var low, out var high);
            even += low * low;
            odd += high * high;
        }

        var sum = Vector.Sum(even + odd);
        foreach (var value in x[(vectors.Length * Vector<float>.Count)..])
        {
            sum += (double)value * value;
        }

        return sum;
    }
}
