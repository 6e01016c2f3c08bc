using Akin.Embedding;
using Akin.Embedding.Graphs;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Embedding;

public sealed class PoolKernelTests
{
    public static TheoryData<int, int> Sizes
    {
        get
        {
            var data = new TheoryData<int, int>();
            int[] sizes = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 49, 50];
            foreach (var channels in sizes)
            {
                foreach (var places in sizes)
                {
                    data.Add(channels, places);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Pool_MapsAndTokens_EqualTheDefinitionInDoubles(int channels, int places)
    {
        var random = new RandomSource((ulong)((channels * 100) + places));
        float[] values = [.. Enumerable.Range(0, channels * places).Select(_ => (random.Next(2_001) - 1_000) / 97f)];
        float[] turned = [.. Enumerable.Range(0, values.Length).Select(
            i => values[((i % channels) * places) + (i / channels)])];
        foreach (var pool in new[] { Pooling.Average, Pooling.Max, Pooling.GeneralisedMean })
        {
            var expected = Enumerable.Range(0, channels)
                .Select(channel => OfPlaces([.. values.Skip(channel * places).Take(places)], pool)).ToArray();
            var first = Pooled(values, LayerKind.Map, channels, places, channelsFirst: true, 0, pool);
            var last = Pooled(turned, LayerKind.Map, channels, places, channelsFirst: false, 0, pool);

            for (var channel = 0; channel < channels; channel++)
            {
                Assert.Equal(expected[channel], first[channel], 1e-6 * Math.Max(1, Math.Abs(expected[channel])));
                Assert.Equal(expected[channel], last[channel], 1e-6 * Math.Max(1, Math.Abs(expected[channel])));
            }
        }
    }

    [Fact]
    public void Pool_WholeNumbers_AreExact()
    {
        float[] values = [1, 2, 3, 6, -4, -4, 0, 8];

        Assert.Equal([3, 0], Pooled(values, LayerKind.Map, 2, 4, true, 0, Pooling.Average));
        Assert.Equal([6, 8], Pooled(values, LayerKind.Map, 2, 4, true, 0, Pooling.Max));
        Assert.Equal([0, 3.5f], Pooled([1, 2, -2, 3, 1, 4], LayerKind.Tokens, 2, 3, false, 1, Pooling.Average)
            .Select((value, i) => i == 0 ? value + 0.5f : value));
        Assert.Equal([1, 2], Pooled([1, 2, -2, 3, 1, 4], LayerKind.Tokens, 2, 3, false, 1, Pooling.ClassToken));
        Assert.Equal(values, Pooled(values, LayerKind.Map, 2, 4, true, 0, Pooling.Flatten));
        Assert.Equal(
            [2, 0], Pooled([2, 2, 2, -1, -5, -9], LayerKind.Map, 2, 3, true, 0, Pooling.GeneralisedMean));
    }

    private static double OfPlaces(double[] places, Pooling pool) => pool switch
    {
        Pooling.Average => places.Average(),
        Pooling.Max => places.Max(),
        _ => Math.Pow(places.Average(value => Math.Pow(Math.Max(value, 0), 3)), 1.0 / 3),
    };

    private static double OfPlaces(float[] places, Pooling pool) =>
        OfPlaces([.. places.Select(value => (double)value)], pool);

    private static float[] Pooled(
        float[] values, LayerKind kind, int channels, int places, bool channelsFirst, int special, Pooling pool)
    {
        var shape = new LayerShape("layer", [1, channels, places], kind, channels, places, channelsFirst, special);
        var features = new float[pool == Pooling.Flatten ? values.Length : channels];
        PoolKernel.Pool(values, shape, pool, new double[channels], features);
        return features;
    }
}
