using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>
/// Where data lie and how far they spread, found in one pass that also refuses what is not a number: sums run in
/// float64 around the first row, so that data far from the origin lose nothing.
/// </summary>
/// <param name="Means">Of the columns.</param>
/// <param name="SquaredDeviation">Sum over all values of their squared distance from the column's mean.</param>
internal sealed record ColumnMoments(double[] Means, double SquaredDeviation)
{
    /// <summary>One pass over the data; the same bits for any number of threads. O(n·d).</summary>
    /// <param name="points">n × d.</param>
    /// <param name="parameter">The caller's name for them.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="cancellation">Checked before each chunk.</param>
    /// <exception cref="ArgumentException">A value is not a finite number, or too large: as <see
    /// cref="FiniteValues"/> says it.</exception>
    public static ColumnMoments Of(
        IRowSource points, string parameter, int threads, CancellationToken cancellation = default)
    {
        var (n, d) = (points.Rows, points.Columns);
        if (n == 0)
        {
            return new(new double[d], 0);
        }

        var origin = new float[d];
        points.Read(0, origin).CopyTo(origin);
        var parts = ChunkedWork.Map(
            n, Math.Max(1024, ChunkedWork.Chunks(n, 64)), threads,
            (_, start, count) => Part(points, origin, start, count), cancellation);
        if (Array.Exists(parts, part => !double.IsFinite(part.Squares)))
        {
            FiniteValues.Require(points, parameter, threads);
        }

        var means = new double[d];
        var deviation = 0.0;
        foreach (var (sums, squares) in parts)
        {
            deviation += squares;
            for (var i = 0; i < d; i++)
            {
                means[i] += sums[i];
            }
        }

        for (var i = 0; i < d; i++)
        {
            deviation -= means[i] * means[i] / n;
            means[i] = (means[i] / n) + origin[i];
        }

        return new(means, Math.Max(0, deviation));
    }

    private static (double[] Sums, double Squares) Part(
        IRowSource points, float[] origin, int start, int count)
    {
        var sums = new double[origin.Length];
        var scratch = new float[origin.Length];
        var squares = 0.0;
        for (var row = start; row < start + count; row++)
        {
            var values = points.Read(row, scratch);
            squares += FiniteValues.AreAllowed(values) ? Add(values, origin, sums) : double.NaN;
        }

        return (sums, squares);
    }

    /// <summary>sums += values − origin; gives the sum of squares of those.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Add(ReadOnlySpan<float> values, ReadOnlySpan<float> origin, Span<double> sums)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(sums);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var origins = MemoryMarshal.Cast<float, Vector<float>>(origin[..values.Length]);
        var (even, odd) = (Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < vectors.Length; i++)
        {
            Vector.Widen(vectors[i], out var low, out var high);
            Vector.Widen(origins[i], out var originLow, out var originHigh);
            low -= originLow;
            high -= originHigh;
            wide[2 * i] += low;
            wide[(2 * i) + 1] += high;
            even += low * low;
            odd += high * high;
        }

        var squares = Vector.Sum(even + odd);
        for (var i = vectors.Length * Vector<float>.Count; i < values.Length; i++)
        {
            var value = (double)values[i] - origin[i];
            sums[i] += value;
            squares += value * value;
        }

        return squares;
    }
}
