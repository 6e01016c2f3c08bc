using Akin.Embedding.Graphs;
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
