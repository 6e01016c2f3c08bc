using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>
/// All layers of a graph with their shapes. The engine works the shapes out; where it refuses the model, those that the
/// file itself tells are given, and why there are no others.
/// </summary>
public sealed record GraphLayers
{
    private const int UsualSide = 224;

    private GraphLayers(IReadOnlyList<GraphLayer> layers, string? reason)
    {
        Layers = layers;
        Reason = reason;
    }

    /// <summary>The layers, in the graph's order.</summary>
    public IReadOnlyList<GraphLayer> Layers { get; }

    /// <summary>Why shapes are missing; <see langword="null"/> when the engine worked them out.</summary>
    public string? Reason { get; }

    /// <summary>Lists the layers for pictures of a size.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="width">Width of pictures, where the graph leaves it open; 224 by default.</param>
    /// <param name="height">Height of pictures, where the graph leaves it open; 224 by default.</param>
    public static GraphLayers Of(OnnxGraph graph, int width = UsualSide, int height = UsualSide)
    {
        var names = new LayerSearch(graph).Named.ToLookup(each => each.Tensor, each => each.Name);
        var (shapes, reason) = Infer(graph, width, height);
        var layers = from node in graph.Nodes
                     from output in node.Outputs
                     where output.Length > 0
                     let known = shapes.GetValueOrDefault(output)
                     select new GraphLayer(
                         output, node.Operator, node.Name, known?.Element ?? OnnxElementType.Undefined,
                         known is { Element: not OnnxElementType.Undefined } ? known.Shape : null,
                         [.. names[output]]);
        return new GraphLayers([.. layers], reason);
    }

    private static (Dictionary<string, OnnxTensorInfo> Shapes, string? Reason) Infer(
        OnnxGraph graph, int width, int height)
    {
        var told = graph.Described.Concat(graph.Outputs).Where(tensor => tensor.Shape is not null)
            .DistinctBy(tensor => tensor.Name).ToDictionary(
                tensor => tensor.Name,
                tensor => new OnnxTensorInfo(
                    tensor.Name, tensor.Element, [.. tensor.Shape!.Select(size => size.Size)]));
        try
        {
            var input = PictureInput.Find(graph);
            var shape = input.ShapeFor(input.Width ?? width, input.Height ?? height);
            var tensors = graph.Nodes.SelectMany(node => node.Outputs).Where(name => name.Length > 0).ToHashSet();
            var model = GraphCut.Of(graph, tensors, new Dictionary<string, long[]> { [input.Name] = shape });
            using var session = new OnnxSession(
                model, new OnnxSessionOptions { Optimise = false, WeightsFolder = graph.Places.Folder });
            return (session.Outputs.ToDictionary(output => output.Name), null);
        }
        catch (Exception e) when (e is OnnxException or ModelUnavailableException)
        {
            return (told, e.Message);
        }
    }
}
