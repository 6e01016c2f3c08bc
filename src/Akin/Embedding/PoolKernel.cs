using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Akin.Embedding.Graphs;

namespace Akin.Embedding;

/// <summary>
/// Makes one vector of a layer's values. Sums are of doubles in four lanes whatever the processor has, so that the bits
/// are the same everywhere; each mean is the double one rounded once.
/// </summary>
internal static class PoolKernel
{
    private const int Lanes = 4;

    /// <summary>Pools the values of one picture.</summary>
    /// <param name="values">As the layer gives them.</param>
    /// <param name="shape">What they are.</param>
    /// <param name="pool">Must fit the shape.</param>
    /// <param name="sums">Room for a double a channel.</param>
    /// <param name="features">Gets the vector.</param>
    public static void Pool(
        ReadOnlySpan<float> values, LayerShape shape, Pooling pool, Span<double> sums, Span<float> features)
    {
        switch (pool)
        {
            case Pooling.None or Pooling.Flatten:
                values.CopyTo(features);
                break;
            case Pooling.ClassToken:
                values[..shape.Channels].CopyTo(features);
                break;
            case Pooling.Average or Pooling.Max or Pooling.GeneralisedMean when shape.ChannelsFirst:
                for (var channel = 0; channel < shape.Channels; channel++)
                {
                    features[channel] = OfPlace(values.Slice(channel * shape.Places, shape.Places), pool);
                }

                break;
            case Pooling.Average or Pooling.Max or Pooling.GeneralisedMean:
                var patches = values[(shape.Special * shape.Channels)..];
                Rows(patches, shape.Places - shape.Special, pool, sums[..shape.Channels], features);
                break;
            default:
                throw new UnreachableException($"Bug in Akin: {pool} is no pooling.");
        }
    }

    /// <summary>The pooled value of one channel, whose places lie together.</summary>
    private static float OfPlace(ReadOnlySpan<float> places, Pooling pool) => pool switch
    {
        Pooling.Average => (float)(Sum(places, cubes: false) / places.Length),
        Pooling.Max => Largest(places),
        _ => (float)Math.Cbrt(Sum(places, cubes: true) / places.Length),
    };

    private static double Sum(ReadOnlySpan<float> values, bool cubes)
    {
        var sum = Vector256<double>.Zero;
        var whole = MemoryMarshal.Cast<float, Vector128<float>>(values);
        foreach (var four in whole)
        {
            var (low, high) = Vector128.Widen(four);
            sum += Term(Vector256.Create(low, high), cubes);
        }

        var rest = values[(whole.Length * Lanes)..];
        var last = Vector256<double>.Zero;
        for (var i = 0; i < rest.Length; i++)
        {
            last = last.WithElement(i, rest[i]);
        }

        sum += Term(last, cubes);
        return sum[0] + sum[1] + (sum[2] + sum[3]);
    }

    private static Vector256<double> Term(Vector256<double> x, bool cubes)
    {
        if (!cubes)
        {
            return x;
        }

        x = Vector256.Max(x, Vector256<double>.Zero);
        return x * x * x;
    }

    private static float Largest(ReadOnlySpan<float> values)
    {
        var largest = float.NegativeInfinity;
        var whole = MemoryMarshal.Cast<float, Vector256<float>>(values);
        if (whole.Length > 0)
        {
            var most = whole[0];
            foreach (var eight in whole)
            {
                most = Vector256.Max(most, eight);
            }

            for (var i = 0; i < Vector256<float>.Count; i++)
            {
                largest = MathF.Max(largest, most[i]);
            }
        }

        foreach (var value in values[(whole.Length * Vector256<float>.Count)..])
        {
            largest = MathF.Max(largest, value);
        }

        return largest;
    }

    /// <summary>Pools places whose channels lie together, one place after the other.</summary>
    private static void Rows(
        ReadOnlySpan<float> values, int places, Pooling pool, Span<double> sums, Span<float> features)
    {
        sums.Fill(pool == Pooling.Max ? double.NegativeInfinity : 0);
        for (var place = 0; place < places; place++)
        {
            AddRow(values.Slice(place * sums.Length, sums.Length), pool, sums);
        }

        for (var channel = 0; channel < sums.Length; channel++)
        {
            features[channel] = (float)(pool switch
            {
                Pooling.Average => sums[channel] / places,
                Pooling.Max => sums[channel],
                _ => Math.Cbrt(sums[channel] / places),
            });
        }
    }

    private static void AddRow(ReadOnlySpan<float> row, Pooling pool, Span<double> sums)
    {
        var fours = MemoryMarshal.Cast<float, Vector128<float>>(row);
        var wide = MemoryMarshal.Cast<double, Vector256<double>>(sums);
        for (var i = 0; i < fours.Length; i++)
        {
            var (low, high) = Vector128.Widen(fours[i]);
            var x = Vector256.Create(low, high);
            wide[i] = pool == Pooling.Max
                ? Vector256.Max(wide[i], x)
                : wide[i] + Term(x, pool == Pooling.GeneralisedMean);
        }

        for (var i = fours.Length * Lanes; i < row.Length; i++)
        {
            double x = row[i];
            var positive = Math.Max(x, 0);
            sums[i] = pool switch
            {
                Pooling.Average => sums[i] + x,
                Pooling.Max => Math.Max(sums[i], x),
                _ => sums[i] + (positive * positive * positive),
            };
        }
    }
}
