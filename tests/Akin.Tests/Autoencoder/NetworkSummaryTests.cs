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

    [Fact]
    public void OfDense_DoublesItsFiltersDownToTwoPlaces()
    {
        // By hand: 224 + 1,168 + 4,640 + 18,496 + 73,856 there, 65,664 + 66,048 for the code, and
        // 147,584 + 73,792 + 18,464 + 4,624 + 1,160 + 27 back.
        var design = NetworkDesign.OfDense(128, 64, 64, multiple: 1, NetworkDesign.DenseLevels(64));

        Assert.Equal([8, 16, 32, 64, 128], design.Filters);
        Assert.Equal(new MapShape(2, 2, 128), design.LastMap);
        Assert.Equal(475_747, new NetworkSummary(design).Parameters);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(8, 2)]
    [InlineData(24, 3)]
    [InlineData(32, 4)]
    [InlineData(64, 5)]
    [InlineData(240, 5)]
    [InlineData(2048, 5)]
    public void DenseLevels_OfASide_LeaveTwoPlaces(int side, int levels) =>
        Assert.Equal(levels, NetworkDesign.DenseLevels(side));
}
