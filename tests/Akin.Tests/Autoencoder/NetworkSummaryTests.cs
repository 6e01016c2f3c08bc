using Akin.Autoencoder;
using Akin.Autoencoder.Layers;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Autoencoder;

public sealed class NetworkSummaryTests
{
    [Fact]
    public void Layers_OfTheDefault_HaveTheShapesAndNumbersOfTheNotebook()
    {
        var summary = new NetworkSummary(new());

        Assert.Equal(13_171, summary.Parameters);
        Assert.Equal(
            [896, 4_624, 1_160, 584, 1_168, 4_640, 99],
            summary.Layers.Where(layer => layer.Kind == LayerKind.Convolution).Select(layer => layer.Parameters));
        Assert.Equal(
            ["240 × 320 × 3", "240 × 320 × 32", "120 × 160 × 32", "120 × 160 × 16", "60 × 80 × 16", "60 × 80 × 8",
             "30 × 40 × 8", "30 × 40 × 8", "60 × 80 × 8", "60 × 80 × 16", "120 × 160 × 16", "120 × 160 × 32",
             "240 × 320 × 32", "240 × 320 × 3"],
            summary.Layers.Select(layer => layer.Output.ToString()));
        Assert.Equal(["conv2d_6", "up_sampling2d_2"], summary.Layers.Reverse().Take(2).Select(layer => layer.Name));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(5, false)]
    [InlineData(64, true)]
    public void Parameters_OfAnyDesign_AreThoseOfTheNetwork(int codeSize, bool strided)
    {
        var design = NetworkDesign.Of(32, 48, multiple: 2, depth: 4) with { CodeSize = codeSize, Strided = strided };
        var network = new Network(design, 1, SimdWidths.Best);

        Assert.Equal(network.Parameters.Length, new NetworkSummary(design).Parameters);
    }
}
