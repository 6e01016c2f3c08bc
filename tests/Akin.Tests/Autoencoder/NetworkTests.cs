using Akin.Autoencoder;
using Akin.Autoencoder.Layers;
using Akin.Autoencoder.Losses;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Autoencoder;

/// <summary>Loss and gradient against the definition, for every kind of layer and every register width.</summary>
public sealed class NetworkTests
{
    public static TheoryData<string, string> Designs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in Named.Keys)
            {
                foreach (var width in Enum.GetNames<SimdWidth>())
                {
                    data.Add(name, width);
                }
            }

            return data;
        }
    }

    private static Dictionary<string, NetworkDesign> Named { get; } = new()
    {
        ["pooled"] = new() { Height = 8, Width = 16, Filters = [5, 3] },
        ["strided"] = new() { Height = 8, Width = 12, Filters = [4, 6], Strided = true },
        ["dense code"] = new() { Height = 4, Width = 6, Filters = [3], CodeSize = 5 },
        ["sigmoid"] = new() { Height = 6, Width = 4, Filters = [2], Output = Activation.Sigmoid },
        ["wide"] = new() { Height = 4, Width = 4, Filters = [33, 2] },
        ["one place"] = new() { Height = 2, Width = 2, Filters = [1] },
        ["strided, wide, dense"] =
            new() { Height = 4, Width = 8, Filters = [17], CodeSize = 3, Strided = true, Output = Activation.Sigmoid },
    };

    [Theory]
    [MemberData(nameof(Designs))]
    public void Gradient_OfAnyDesign_IsThatOfTheDefinition(string name, string width)
    {
        var network = Filled(Named[name], Enum.Parse<SimdWidth>(width), threads: 2);
        var pictures = Pictures(network.Design, 3);
        var gradient = new float[network.Parameters.Length];

        var loss = network.Gradient(
            new PictureList(pictures), new SquaredError(), gradient, TestContext.Current.CancellationToken);

        var parameters = Array.ConvertAll(network.Parameters, value => (double)value);
        var reference = new ReferenceNetwork(network.Design, parameters);
        var maps = pictures.Select(picture => PictureList.ByChannel(picture, network.Design)).ToArray();
        Assert.Equal(reference.SquaredError(maps), loss, 1e-6 * loss);
        var largest = gradient.Max(Math.Abs);
        for (var i = 0; i < parameters.Length; i++)
        {
            const double Step = 1e-6;
            var kept = parameters[i];
            parameters[i] = kept + Step;
            var above = reference.SquaredError(maps);
            parameters[i] = kept - Step;
            var slope = (above - reference.SquaredError(maps)) / (2 * Step);
            parameters[i] = kept;
            Assert.True(
                Math.Abs(slope - gradient[i]) <= 1e-3 * Math.Max(Math.Abs(slope), 1e-3 * largest),
                $"parameter {i}: {gradient[i]}, by differences {slope}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Gradient_AtAnyNumberOfThreads_HasTheSameBits(int codeSize)
    {
        var design = new NetworkDesign { Height = 16, Width = 24, CodeSize = codeSize };
        var pictures = new PictureList(Pictures(design, 9));
        var expected = GradientOf(1);

        Assert.Equal(expected, GradientOf(2));
        Assert.Equal(expected, GradientOf(5));

        float[] GradientOf(int threads)
        {
            var network = Filled(design, SimdWidths.Best, threads);
            var gradient = new float[network.Parameters.Length];
            network.Gradient(pictures, new SquaredError(), gradient, CancellationToken.None);
            return gradient;
        }
    }

    [Fact]
    public void Parameters_OfTheDefault_Are13171()
    {
        var design = new NetworkDesign();
        Assert.Equal(13_171, new Network(design, 1, SimdWidths.Best).Parameters.Length);
        Assert.Equal(new MapShape(30, 40, 8), design.Code);
    }

    private static Network Filled(NetworkDesign design, SimdWidth width, int threads)
    {
        var network = new Network(design, threads, width);
        var random = new RandomSource(7);
        foreach (ref var value in network.Parameters.AsSpan())
        {
            value = (float)(random.NextGaussian() * 0.4);
        }

        network.Pack();
        return network;
    }

    private static float[][] Pictures(NetworkDesign design, int count)
    {
        var random = new RandomSource(3);
        return [.. Enumerable.Range(0, count).Select(_ =>
            Enumerable.Range(0, design.Picture.Size).Select(_ => (float)random.NextDouble()).ToArray())];
    }
}
