using Akin.Embedding.Graphs;
using Akin.Embedding.Models;

namespace Akin.Cli.Commands.Models;

/// <summary>The tensors inside a model.</summary>
internal static class ModelTensors
{
    /// <summary>Of a model of the catalogue, which must be here.</summary>
    public static IReadOnlyList<TensorDetail> Of(ModelCatalogue catalogue, ModelCard card)
    {
        var precision = card.Files.OrderBy(file => file.Key)
            .Where(file => catalogue.IsPresent(file.Value)).Select(file => file.Key)
            .DefaultIfEmpty(card.Files.Keys.Min()).First();
        return Of(catalogue.PathOf(catalogue.Require(card, precision)));
    }

    /// <summary>Of a file.</summary>
    public static IReadOnlyList<TensorDetail> Of(string path)
    {
        using var graph = OnnxGraph.Open(path);
        return
        [
            .. GraphLayers.Of(graph).Layers.Select(layer => new TensorDetail(
                layer.Tensor,
                layer.Operator,
                layer.Shape is { } shape
                    ? $"[{string.Join(", ", shape.Select(size => size < 0 ? "?" : $"{size}"))}]" : "?",
                layer.Names)),
        ];
    }
}
