using Akin.Embedding.Graphs;
using Akin.Embedding.Models;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Embedding.Graphs;

/// <summary>Divisions that no processor refuses are left alone; the others are among the malformed models.</summary>
public sealed class WholeDivisionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_FloatingPointByThePicture_Passes() =>
        Check(graph => graph.Node("Div", ["picture", "picture"], "out"));

    [Fact]
    public void Check_WholeNumbersByAConstant_Passes() => Check(graph =>
    {
        graph.Node("Cast", ["picture"], "whole", ("to", OnnxBuilder.Int64));
        graph.Node("Div", ["whole", graph.Numbers("k", 2, -3, 7)], "out");
    });

    [Fact]
    public void Check_WholeNumbersByAShape_Passes() => Check(graph =>
    {
        graph.Node("Div", [graph.Numbers("k", 12), graph.Node("Shape", ["picture"], "shape")], "out");
    });

    [Fact]
    public void Check_ADivisionBehindTheLayer_Passes() => Check(graph =>
    {
        graph.Node("Relu", ["picture"], "out");
        graph.Node("Cast", ["out"], "whole", ("to", OnnxBuilder.Int64));
        graph.Node("Mod", ["whole", "whole"], "behind");
    });

    [Fact]
    public void Check_FloatingPointOfQuantizedNumbers_Passes() => Check(graph =>
    {
        graph.Weights("scale", [1], new WeightFill(0, 1));
        graph.Node("Cast", ["picture"], "whole", ("to", OnnxBuilder.UInt8));
        graph.Node("DequantizeLinear", ["whole", "scale"], "real");
        graph.Node("Div", ["picture", "real"], "out");
    });

    [Theory]
    [InlineData("Identity")]
    [InlineData("Unsqueeze")]
    [InlineData("Concat")]
    public void Check_WholeNumbersByAZeroLaidOutAnew_IsRefused(string type) => Refuses(graph =>
        graph.Node(type, [graph.Numbers("k", 3, 0)], "divisor"));

    [Fact]
    public void Check_WholeNumbersByACastFraction_IsRefused() => Refuses(graph =>
    {
        graph.Weights("fraction", [1], new WeightFill(0, 0.25f));
        graph.Node("Cast", ["fraction"], "divisor", ("to", OnnxBuilder.Int64));
    });

    [Fact]
    public void Check_WholeNumbersByAConstantNumber_IsRefused() => Refuses(graph =>
        graph.Node("Constant", [], "divisor", ("value_int", 0)));

    private void Refuses(Action<OnnxBuilder> divisor)
    {
        var refusal = Assert.Throws<ModelUnavailableException>(() => Check(graph =>
        {
            graph.Node("Cast", ["picture"], "whole", ("to", OnnxBuilder.Int64));
            divisor(graph);
            graph.Node("Div", ["whole", "divisor"], "out");
        }));
        Assert.Contains("0 or -1", refusal.Message, StringComparison.Ordinal);
    }

    private void Check(Action<OnnxBuilder> nodes)
    {
        var builder = new OnnxBuilder("division");
        builder.Input("picture", "N", 3, 8, 8);
        nodes(builder);
        builder.Output("out", "N", 3);
        using var graph = OnnxGraph.Open(_folder.Write("division.onnx", builder.ToArray()));
        WholeDivision.Check(graph, GraphCut.Needed(graph, ["out"]));
    }
}
