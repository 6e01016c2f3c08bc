using Akin.Embedding.Graphs;
using Akin.Embedding.Inputs;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding;

/// <summary>Chooses the layer of a graph and its pooling, and finds out what it gives.</summary>
internal static class LayerChoice
{
    /// <summary>What a user's words mean in a graph.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="input">Its input.</param>
    /// <param name="preprocessing">Gives the size of pictures.</param>
    /// <param name="choice">The layer and the pooling that were asked for, or not.</param>
    /// <param name="assumptions">Gets a sentence for each thing that was not said.</param>
    /// <exception cref="ArgumentException">There is no such layer, or the pooling does not fit it.</exception>
    /// <exception cref="ModelUnavailableException">The layer gives no features of a picture.</exception>
    /// <exception cref="OnnxException">The engine is missing or refuses the model.</exception>
    public static LayerCard Of(
        OnnxGraph graph,
        PictureInput input,
        Preprocessing preprocessing,
        ExtractorChoice choice,
        ICollection<string> assumptions)
    {
        var search = new LayerSearch(graph);
        var tensor = choice.Layer is { } name ? search.Find(name) : search.Choose(choice.Pool, assumptions);
        using var part = LayerPart.Load(
            graph, input, preprocessing, tensor, new OnnxSessionOptions { Optimise = false });
        if (part.Input.Pictures is > 1 and var pictures)
        {
            assumptions.Add(
                $"A shape inside it says that it takes {pictures} pictures at a time: it is given one and "
                + $"{pictures - 1} that are zeros, so that no picture's features depend on others, and "
                + $"{pictures - 1} of {pictures} parts of the work are lost; export it with a batch of 1 or of any "
                + "size.");
        }

        if (choice.Pool is null && !part.Shape.IsTold)
        {
            throw new ArgumentException(
                $"--pool is needed for the layer {tensor} {part.Shape.SizesText}: the graph does not tell which of its "
                + "rows stand for parts of the picture; it takes cls, avg, max, gem or flatten.");
        }

        var pool = choice.Pool ?? part.Shape.Natural;
        var dimension = part.Shape.DimensionFor(pool);
        if (choice.Pool is null && pool != Pooling.None)
        {
            assumptions.Add($"The layer {tensor} {part.Shape.SizesText} is pooled by {pool.Word()} (--pool).");
        }

        if (part.Shape.Kind == LayerKind.Tokens && pool is Pooling.Average or Pooling.Max or Pooling.GeneralisedMean)
        {
            var left = part.Shape.Special;
            assumptions.Add(left == 0
                ? $"All {part.Shape.Places} tokens of {tensor} are pooled: none looks like a class token."
                : $"Of the {part.Shape.Places} tokens of {tensor} "
                    + (left > 1 ? $"the first {left} (class token and registers) are" : "the first (class token) is")
                    + " left out: patches are pooled.");
        }

        return new LayerCard(choice.Layer ?? tensor, tensor, pool, dimension);
    }
}
