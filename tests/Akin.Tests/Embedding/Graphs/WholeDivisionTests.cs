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
        graph.Node("Div", ["whole", graph.Numbers("k", 2, -3, 7)], "out"));

    [Fact]
    public void Check_WholeNumbersByAShape_Passes() => Check(graph =>
    {
        graph.Node("Div", [graph.Numbers("k", 12), graph.Node("Shape", ["picture"], "shape")], "out");
    });

    [Fact]
    public void Check_ADivisionBehindTheLayer_Passes() => Check(graph =>
    {
        graph.Node("Relu", ["picture"], "out");
        graph.Node("Mod", ["whole", "whole"], "behind");
    });

    [Fact]
    public void Check_FloatingPointOfQuantizedNumbers_Passes() => Check(graph =>
    {
        graph.Weights("scale", [1], new WeightFill(0, 1));
        graph.Node("Cast", ["picture"], "bytes", ("to", OnnxBuilder.UInt8));
        graph.Node("DequantizeLinear", ["bytes", "scale"], "real");
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

    [Theory]
    [InlineData("If")]
    [InlineData("Loop")]
    [InlineData("Scan")]
    [InlineData("Function")]
    [InlineData("If in If")]
    public void Check_ADivisionInside_IsSeenByWhatItDividesBy(string kind)
    {
        Check(graph => Inside(kind, graph, Add(graph, "k", 3)));
        Check(graph => Inside(kind, graph, graph.Node("Shape", ["picture"], "shape")));
        Assert.Contains("0 or -1", Refusal(graph => Inside(kind, graph, Add(graph, "k", 0))), StringComparison.Ordinal);
        Assert.Contains("from the picture", Refusal(graph => Inside(kind, graph, "whole")), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ByWhatALoopChanges_IsRefused()
    {
        Assert.Contains("a loop", Refusal(graph => Loop(graph, Keep, "round")), StringComparison.Ordinal);
        Assert.Contains("a loop", Refusal(graph => Loop(graph, Lower, "state")), StringComparison.Ordinal);

        // What each round hands on as it is stays what it was.
        Check(graph => Loop(graph, Keep, "state"));

        static void Lower(OnnxBuilder body) => body.Node("Sub", ["state", body.Scalar("less", 1)], "next");
    }

    [Fact]
    public void Check_ByWhatABranchGives_IsRefusedForAZero()
    {
        Check(graph => Divides(graph, 5, 3));
        Assert.Contains("0 or -1", Refusal(graph => Divides(graph, 5, 0)), StringComparison.Ordinal);

        static void Divides(OnnxBuilder graph, int one, int other)
        {
            graph.Node("Constant", [], "which", ("value_int", 1));
            graph.Node("If", ["which"], "divisor", ("then_branch", Branch(one)), ("else_branch", Branch(other)));
            graph.Node("Div", ["whole", "divisor"], "out");
        }

        static byte[] Branch(int value)
        {
            var inner = new OnnxBuilder("branch");
            inner.Node("Constant", [], "value", ("value_int", value));
            inner.Output("value", OnnxBuilder.Int64, []);
            return inner.Inner();
        }
    }

    [Fact]
    public void Check_AFunctionThatCallsItself_IsRefused() => Assert.Contains("too many", Refusal(graph =>
    {
        graph.Functions.Add("again");
        var body = new OnnxBuilder("again") { Functions = graph.Functions };
        body.Node("again", ["x"], "y");
        graph.Function(body, ["x"], ["y"]);
        graph.Node("again", ["whole"], "out");
    }), StringComparison.Ordinal);

    private static string Add(OnnxBuilder graph, string name, long value) => graph.Numbers(name, 7, value);

    /// <summary>Divides whole numbers by a tensor of the graph, inside a node of it.</summary>
    private static void Inside(string kind, OnnxBuilder graph, string divisor)
    {
        var inner = new OnnxBuilder("inner");
        switch (kind)
        {
            case "Function":
                inner.Node("Div", ["a", "b"], "c");
                graph.Function(inner, ["a", "b"], ["c"]);
                graph.Node("inner", ["whole", divisor], "out");
                break;
            case "If" or "If in If":
                inner.Node("Div", ["whole", divisor], "ratio");
                inner.Output("ratio", OnnxBuilder.Int64, ["N"]);
                graph.Node("Constant", [], "which", ("value_int", 1));
                var branch = inner.Inner();
                if (kind != "If")
                {
                    var outer = new OnnxBuilder("outer");
                    outer.Node("If", ["which"], "chosen", ("then_branch", branch), ("else_branch", branch));
                    outer.Output("chosen", OnnxBuilder.Int64, ["N"]);
                    branch = outer.Inner();
                }

                graph.Node("If", ["which"], "out", ("then_branch", branch), ("else_branch", branch));
                break;
            case "Loop":
                Loop(graph, Keep, divisor);
                break;
            default:
                inner.Input("state", OnnxBuilder.Int64, ["N"]);
                inner.Input("slice", OnnxBuilder.Int64, ["N"]);
                inner.Node("Identity", ["state"], "next");
                inner.Node("Mod", ["slice", "state"], "ratio");
                inner.Output("next", OnnxBuilder.Int64, ["N"]);
                inner.Output("ratio", OnnxBuilder.Int64, ["N"]);
                graph.Node(
                    "Scan", [divisor, "whole"], ["last", "out"], ("num_scan_inputs", 1), ("body", inner.Inner()));
                break;
        }
    }

    private static void Keep(OnnxBuilder body) => body.Node("Identity", ["state"], "next");

    /// <summary>A loop of two rounds that hands a state on and divides by a tensor.</summary>
    private static void Loop(OnnxBuilder graph, Action<OnnxBuilder> next, string divisor)
    {
        const int boolean = 9;
        var body = new OnnxBuilder("body");
        body.Input("round", OnnxBuilder.Int64, []);
        body.Input("go", boolean, []);
        body.Input("state", OnnxBuilder.Int64, []);
        body.Node("Identity", ["go"], "on");
        next(body);
        body.Node("Div", ["whole", divisor], "ratio");
        body.Output("on", boolean, []);
        body.Output("next", OnnxBuilder.Int64, []);
        body.Output("ratio", OnnxBuilder.Int64, ["N"]);
        graph.Node(
            "Loop", [graph.Scalar("rounds", 2), "", graph.Scalar("first", 4)], ["last", "out"],
            ("body", body.Inner()));
    }

    private string Refusal(Action<OnnxBuilder> nodes) =>
        Assert.Throws<ModelUnavailableException>(() => Check(nodes)).Message;

    private void Refuses(Action<OnnxBuilder> divisor) => Assert.Contains("0 or -1", Refusal(graph =>
    {
        divisor(graph);
        graph.Node("Div", ["whole", "divisor"], "out");
    }), StringComparison.Ordinal);

    private void Check(Action<OnnxBuilder> nodes)
    {
        var builder = new OnnxBuilder("division");
        builder.Input("picture", "N", 3, 8, 8);
        builder.Node("Cast", ["picture"], "whole", ("to", OnnxBuilder.Int64));
        nodes(builder);
        builder.Output("out", "N", 3);
        using var graph = OnnxGraph.Open(_folder.Write("division.onnx", builder.ToArray()));
        WholeDivision.Check(graph, GraphCut.Needed(graph, ["out"]));
    }
}
