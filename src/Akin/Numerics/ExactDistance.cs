using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>
/// Squared Euclidean distances in float64: what decides where float32 could be wrong. Differences first, so equal
/// points are exactly 0 apart and nothing cancels; the relative error is about d × 1e-16.
/// </summary>
internal static class ExactDistance
{
    /// <summary>Σ (x[i] − y[i])²; symmetric to the bit.</summary>
    /// <param name="x">One point.</param>
    /// <param name="y">Another, at least as long.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Squared(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        y = y[..x.Length];
        var xs = MemoryMarshal.Cast<float, Vector<float>>(x);
        var ys = MemoryMarshal.Cast<float, Vector<float>>(y);
        var (even, odd) = (Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < xs.Length; i++)
        {
            Vector.Widen(xs[i], out var xLow, out var xHigh);
            Vector.Widen(ys[i], out var yLow, out var yHigh);
            even += (xLow - yLow) * (xLow - yLow);
            odd += (xHigh - yHigh) * (xHigh - yHigh);
        }

        var sum = Vector.Sum(even + odd);
        for (var i = xs.Length * Vector<float>.Count; i < x.Length; i++)
        {
            var difference = (double)x[i] - y[i];
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>Σ (x[i] − y[i])² of a point and a centre that is known in float64.</summary>
    /// <param name="x">A point.</param>
    /// <param name="y">A centre, at least as long.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Squared(ReadOnlySpan<float> x, ReadOnlySpan<double> y)
    {
        y = y[..x.Length];
        var xs = MemoryMarshal.Cast<float, Vector<float>>(x);
        var ys = MemoryMarshal.Cast<double, Vector<double>>(y);
        var (even, odd) = (Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < xs.Length; i++)
        {
            Vector.Widen(xs[i], out var low, out var high);
            low -= ys[2 * i];
            high -= ys[(2 * i) + 1];
            even += low * low;
            odd += high * high;
        }

        var sum = Vector.Sum(even + odd);
        for (var i = xs.Length * Vector<float>.Count; i < x.Length; i++)
        {
            var difference = x[i] - y[i];
            sum += difference * difference;
        }

        return sum;
    }
}
