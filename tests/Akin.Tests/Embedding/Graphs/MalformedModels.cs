using System.Text;
using Akin.Tests.Support.Onnx;
using static Akin.Tests.Support.Onnx.ProtoBytes;

namespace Akin.Tests.Embedding.Graphs;

/// <summary>Files that are no models, or models that make no features of a picture, each with what is wrong.</summary>
internal static class MalformedModels
{
    private const int Size = 8;

    /// <summary>Models that are cut short, at many places.</summary>
    public static IEnumerable<(string Fault, byte[] Bytes)> Truncated()
    {
        var whole = SmallNetwork.Planes().ToArray();
        var end = whole.Length - 6; // without its last field, the operator sets, it is another fault
        for (var i = 0; i < 60; i++)
        {
            var length = 1 + (i * (end - 1) / 60);
            yield return ($"cut to {length} bytes", whole[..length]);
        }
    }

    /// <summary>Models with one bit changed; some of these are models still.</summary>
    public static IEnumerable<(string Fault, byte[] Bytes)> Flipped()
    {
        foreach (var (name, whole) in new[]
        {
            ("planes", SmallNetwork.Planes().ToArray()), ("branches", SmallNetwork.Branches().ToArray()),
            ("vit", TestNetworks.Build("vit").ToArray()),
        })
        {
            for (var i = 0; i < 40; i++)
            {
                var bytes = (byte[])whole.Clone();
                var at = i * 17 % Math.Min(bytes.Length, 640);
                bytes[at] ^= (byte)(1 << (i % 8));
                yield return ($"{name}, bit {i % 8} of byte {at}", bytes);
            }
        }
    }

    /// <summary>Other files, and messages that are wrong from the start.</summary>
    public static IEnumerable<(string Fault, byte[] Bytes)> Foreign()
    {
        yield return ("empty", []);
        yield return ("text", Encoding.UTF8.GetBytes("This is a text, and no model at all.\nReally.\n"));
        yield return ("page", Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>404 Not Found</body></html>"));
        yield return ("pointer", Encoding.UTF8.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:00\n"));
        yield return ("json", Encoding.UTF8.GetBytes("{\"model\": 1}"));
        yield return ("zip", [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3, 4]);
        yield return ("png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
        yield return ("zeros", new byte[1_000]);
        yield return ("ones", [.. Enumerable.Repeat((byte)0xFF, 1_000)]);
        yield return ("one byte", [8]);
        yield return ("graph is a number", Number(7, 1));
        yield return ("graph is empty", Field(7, ""));
        yield return ("no graph", [.. Number(1, 8), .. Field(8, Number(2, 13))]);
        yield return ("length past the end", [0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 1]);
        yield return ("length of 2^63", [0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1]);
        yield return ("number of eleven bytes", [8, .. Enumerable.Repeat((byte)0x80, 10), 1]);
        yield return ("group", [0x3B, 0x3C]);
        yield return ("field 0", [0x02, 0x00]);
        yield return ("two million nodes", Field(7, [.. Enumerable.Range(0, 2 << 20).SelectMany(_ => Node0)]));
        yield return ("name of a megabyte", Graph(g => g.Node(new string('x', 1 << 20), ["in"], "out")));
        yield return ("graphs in graphs", Deep(100));
        yield return ("graphs in graphs, very deep", Deep(4_000));
        yield return ("nodes are numbers", Field(7, Number(1, 3)));
        yield return ("weights are a number", Field(7, Number(5, 3)));
        yield return ("operator is a number", Field(7, Field(1, Number(4, 3))));
    }

    /// <summary>Graphs whose parts do not go together, or do not fit a picture.</summary>
    public static IEnumerable<(string Fault, byte[] Bytes)> Graphs()
    {
        yield return ("no input", Make(_ => { }, g => g.Node("Constant", [], "out", ("value_float", 1f))));
        yield return ("no output", Graph(g => g.Node("Relu", ["in"], "out"), output: false));
        yield return ("no node", Graph(_ => { }));
        yield return ("output of nothing", Graph(g => g.Node("Relu", ["in"], "other")));
        yield return ("missing weights", Graph(g => g.Node("Conv", ["in", "weights"], "out")));
        yield return ("cycle", Graph(g => Cycle(g)));
        yield return ("its own input", Graph(g => g.Node("Add", ["in", "out"], "out")));
        yield return ("without the picture", Graph(g => g.Node("Relu", [g.Weights("w", [1, 4], new(1))], "out")));
        yield return ("same output twice", Graph(g => Twice(g)));
        yield return ("unknown operator", Graph(g => g.Node("Fly", ["in"], "out")));
        yield return ("operator without a name", Graph(g => g.Node("", ["in"], "out")));
        yield return ("too few inputs", Graph(g => g.Node("Conv", ["in"], "out")));
        yield return ("too many inputs", Graph(g => g.Node("Relu", ["in", "in", "in"], "out")));
        yield return ("wrong attribute", Graph(g => g.Node("Flatten", ["in"], "out", ("axis", 99))));
        yield return ("future operators", Graph(g => g.Node("Relu", ["in"], "out"), opset: 9_999));
        yield return ("no operators", Graph(g => g.Node("Relu", ["in"], "out"), opset: 0));
        yield return ("channels do not fit", WithTwo("Conv", g => g.Weights("w", [4, 5, 3, 3], new(1))));
        yield return ("shapes do not fit", WithTwo("Add", g => g.Weights("w", [7, 7], new(1))));
        yield return ("reshape does not fit", WithTwo("Reshape", g => g.Numbers("s", 1, 191)));
        yield return ("expands without end", WithTwo("Expand", g => g.Numbers("s", 1L << 40, 3, 8, 8)));
        yield return ("gives whole numbers", Graph(g => g.Node("Shape", ["in"], "out")));
        yield return ("gives text", Graph(g => g.Node("Cast", ["in"], "out", ("to", 8))));
        yield return ("gives one number", Graph(g => g.Node("ReduceMean", ["in"], "out", ("keepdims", 0))));
        yield return ("text as input", Make(g => g.Input("in", 8, [1, 3, Size, Size]), Relu));
        yield return ("whole numbers as input", Make(g => g.Input("in", OnnxBuilder.Int64, [1, 3, Size, Size]), Relu));
        yield return ("unknown type as input", Make(g => g.Input("in", 99, [1, 3, Size, Size]), Relu));
        yield return ("one channel", Make(g => g.Input("in", 1, 1, Size, Size), Relu));
        yield return ("two dimensions", Make(g => g.Input("in", 1, 3), Relu));
        yield return ("five dimensions", Make(g => g.Input("in", 1, 3, 4, Size, Size), Relu));
        yield return ("no width", Make(g => g.Input("in", 1, 3, Size, 0), Relu));
        yield return ("no batch", Make(g => g.Input("in", 0, 3, Size, Size), Relu));
        yield return ("wide as the world", Make(g => g.Input("in", 1, 3, Size, 1_000_000_000), Relu));
        yield return ("wider still", Make(g => g.Input("in", 1, 3, 1L << 62, 1L << 62), Relu));
        yield return ("batch of a billion", Make(g => g.Input("in", 1_000_000_000, 3, Size, Size), Relu));
        yield return ("100 dimensions", Make(g => g.Input("in", [.. Enumerable.Repeat<object>(1, 100)]), Relu));
        yield return ("10^12 weights", WithWeights([1_000_000_000_000], 1, new byte[4]));
        yield return ("10^12 weights and no bytes", WithWeights([1_000_000, 1_000_000], 1, []));
        yield return ("weights of less than nothing", WithWeights([-4], 1, new byte[16]));
        yield return ("weights that overflow", WithWeights([1L << 40, 1L << 40], 1, new byte[16]));
        yield return ("weights of another size", WithWeights([4], 1, new byte[15]));
        yield return ("weights of too many bytes", WithWeights([4], 1, new byte[20]));
        yield return ("weights of an unknown type", WithWeights([4], 77, new byte[16]));
        yield return ("weights of text", WithWeights([4], 8, new byte[16]));
        yield return ("weights of 100 dimensions", WithWeights([.. Enumerable.Repeat(1L, 100)], 1, new byte[4]));
        yield return ("weights elsewhere", Outside("../../etc/passwd", "0", "16"));
        yield return ("weights in no file", Outside("none.bin", "0", "16"));
        yield return ("weights at no place", Outside("none.bin", "-1", "16"));
        yield return ("weights at a word", Outside("none.bin", "here", "16"));
        yield return ("weights of another length", Outside("none.bin", "0", "17"));
        yield return ("weights past all files", Outside("none.bin", "9223372036854775807", "16"));
        yield return ("divides by zero", Graph(g => Divides(g, "Div", g.Numbers("k", 2, 0, 5))));
        yield return ("remainder by zero", Graph(g => Divides(g, "Mod", g.Numbers("k", 0, 1, 2))));
        yield return ("divides by minus one", Graph(g => Divides(g, "Div", g.Numbers("k", -1, 1, 1))));
        yield return ("divides by the picture", Graph(g => Divides(g, "Div", null)));
        yield return ("remainder by the picture", Graph(g => Divides(g, "Mod", null)));
        yield return ("divides by minus one in a branch", Graph(DividesInside));
    }

    private static byte[] Node0 => [0x0A, 0];

    private static void Relu(OnnxBuilder graph) => graph.Node("Relu", ["in"], "out");

    private static void Cycle(OnnxBuilder graph)
    {
        graph.Node("Add", ["in", "b"], "a");
        graph.Node("Relu", ["a"], "b");
        graph.Node("Relu", ["b"], "out");
    }

    // The least number by -1, which is the one division that the engine does not look at.
    private static void DividesInside(OnnxBuilder graph)
    {
        var inner = new OnnxBuilder("inner");
        inner.Node("Div", ["least", graph.Numbers("k", 2, -1, 5)], "chosen");
        inner.Output("chosen", OnnxBuilder.Int64, [1, 3]);
        graph.Node("Flatten", [graph.Node("GlobalAveragePool", ["in"], "pooled")], "means");
        graph.Node("Cast", ["means"], "whole", ("to", OnnxBuilder.Int64));
        graph.Node("Sub", ["whole", "whole"], "zeros");
        graph.Node("Add", ["zeros", graph.Numbers("number", long.MinValue)], "least");
        graph.Node("Cast", [graph.Node("ReduceMax", ["means"], "most", ("keepdims", 0))], "which", ("to", 9));
        graph.Node("If", ["which"], "ratio", ("then_branch", inner.Inner()), ("else_branch", inner.Inner()));
        graph.Node("Cast", ["ratio"], "out", ("to", OnnxBuilder.Float32));
    }

    private static void Divides(OnnxBuilder graph, string type, string? divisor)
    {
        graph.Node("Flatten", [graph.Node("GlobalAveragePool", ["in"], "pooled")], "means");
        graph.Node("Cast", ["means"], "whole", ("to", OnnxBuilder.Int64));
        graph.Node(type, ["whole", divisor ?? graph.Node("Abs", ["whole"], "size")], "ratio");
        graph.Node("Cast", ["ratio"], "out", ("to", OnnxBuilder.Float32));
    }

    private static void Twice(OnnxBuilder graph)
    {
        graph.Node("Relu", ["in"], "out");
        graph.Node("Neg", ["in"], "out");
    }

    private static byte[] Graph(Action<OnnxBuilder> nodes, bool output = true, int opset = 13) =>
        Make(graph => graph.Input("in", 1, 3, Size, Size), nodes, output, opset);

    private static byte[] WithTwo(string type, Func<OnnxBuilder, string> second) =>
        Graph(graph => graph.Node(type, ["in", second(graph)], "out"));

    private static byte[] Make(
        Action<OnnxBuilder> input, Action<OnnxBuilder> nodes, bool output = true, int opset = 13)
    {
        var graph = new OnnxBuilder("malformed", opset);
        input(graph);
        nodes(graph);
        if (output)
        {
            graph.Output("out", OnnxBuilder.Float32, ["n", "m"]);
        }

        return graph.ToArray();
    }

    private static byte[] WithWeights(long[] shape, int type, byte[] values) => Graph(graph =>
    {
        graph.Raw(Field(5,
        [
            .. shape.SelectMany(size => Number(1, size)), .. Number(2, type), .. Field(8, "w"), .. Field(9, values),
        ]));
        graph.Node("Mul", ["in", "w"], "out");
    });

    private static byte[] Outside(string location, string offset, string length) => Graph(graph =>
    {
        graph.Raw(Field(5,
        [
            .. Number(1, 4), .. Number(2, 1), .. Field(8, "w"),
            .. Field(13, [.. Field(1, "location"), .. Field(2, location)]),
            .. Field(13, [.. Field(1, "offset"), .. Field(2, offset)]),
            .. Field(13, [.. Field(1, "length"), .. Field(2, length)]),
            .. Number(14, 1),
        ]));
        graph.Node("Mul", ["in", "w"], "out");
    });

    private static byte[] Deep(int levels)
    {
        byte[] graph = [];
        for (var level = 0; level < levels; level++)
        {
            graph = Field(1, [.. Field(4, "If"), .. Field(5, [.. Field(1, "then_branch"), .. Field(6, graph)])]);
        }

        return Field(7, graph);
    }
}
