using Akin.Embedding.Inputs;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>The input of a graph that is the picture.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">The type of its values.</param>
/// <param name="Layout">The order of its dimensions.</param>
/// <param name="Pictures">Pictures that the graph takes at a time: 1 unless it fixes another number.</param>
/// <param name="HasBatch">Whether its first dimension counts pictures.</param>
/// <param name="Height">Its height in pixels; <see langword="null"/> when any will do.</param>
/// <param name="Width">Its width in pixels; <see langword="null"/> when any will do.</param>
public sealed record PictureInput(
    string Name, TensorElement Element, TensorLayout Layout, int Pictures, bool HasBatch, int? Height, int? Width)
{
    private const int Channels = 3;
    private const int LargestSide = 16_384;
    private const int LargestBatch = 4_096;

    /// <summary>Finds it among a graph's inputs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">Its name; <see langword="null"/> to take the input that looks like a picture.</param>
    /// <exception cref="ModelUnavailableException">No input is a picture that Akin can give; the message names the
    /// inputs there are.</exception>
    public static PictureInput Find(OnnxGraph graph, string? name = null)
    {
        var named = graph.Inputs.Where(input => name is null || input.Name == name).ToArray();
        var input = named.FirstOrDefault(LooksLikeColour) ?? named.FirstOrDefault(MayBeColour)
            ?? throw new ModelUnavailableException(
                $"The model file {graph.Path} "
                + (name is null ? $"takes no picture of {Channels} colours"
                    : named.Length == 0 ? $"has no input '{name}', which the model's row says is the picture"
                    : $"takes no picture of {Channels} colours at '{name}'")
                + $"; it takes {Describe(graph)}.");
        var element = input.Element switch
        {
            OnnxElementType.Float32 => TensorElement.Float32,
            OnnxElementType.Float16 => TensorElement.Float16,
            OnnxElementType.UInt8 => TensorElement.UInt8,
            _ => throw new ModelUnavailableException(
                $"The model file {graph.Path} takes its picture as {input.Element} values; Akin gives float32, "
                + "float16 or uint8: export it with one of them."),
        };
        return Of(graph, input, element);
    }

    /// <summary>The input's shape for pictures of a size.</summary>
    public long[] ShapeFor(int width, int height)
    {
        long[] picture = Layout == TensorLayout.Nchw ? [Channels, height, width] : [height, width, Channels];
        return HasBatch ? [Pictures, .. picture] : picture;
    }

    internal static OnnxElementType TypeOf(TensorElement element) => element switch
    {
        TensorElement.Float16 => OnnxElementType.Float16,
        TensorElement.UInt8 => OnnxElementType.UInt8,
        _ => OnnxElementType.Float32,
    };

    private static PictureInput Of(OnnxGraph graph, GraphTensor input, TensorElement element)
    {
        if (input.Shape is not { } shape)
        {
            return new PictureInput(input.Name, element, TensorLayout.Nchw, 1, true, null, null);
        }

        var hasBatch = shape.Count == Channels + 1;
        var picture = hasBatch ? shape.Skip(1).ToArray() : [.. shape];
        var last = picture[^1].Size == Channels && picture[0].Size != Channels;
        var (height, width) = last ? (picture[0], picture[1]) : (picture[1], picture[2]);
        var pictures = hasBatch && shape[0].IsFixed ? shape[0].Size : 1;
        if (Math.Max(height.Size, width.Size) > LargestSide || pictures > LargestBatch
            || height.Size == 0 || width.Size == 0 || pictures == 0)
        {
            throw new ModelUnavailableException(
                $"The model file {graph.Path} takes pictures of {input.ShapeText}: between 1 and {LargestSide:N0} "
                + "pixels a side are possible.");
        }

        return new PictureInput(
            input.Name, element, last ? TensorLayout.Nhwc : TensorLayout.Nchw, (int)pictures, hasBatch,
            SideOf(height), SideOf(width));
    }

    private static int? SideOf(GraphDimension side) => side.IsFixed ? (int)side.Size : null;

    private static bool LooksLikeColour(GraphTensor input) => input.Shape switch
    {
        [_, var channels, _, var last] => channels.Size == Channels || last.Size == Channels,
        [var channels, _, var last] => channels.Size == Channels || last.Size == Channels,
        _ => false,
    };

    private static bool MayBeColour(GraphTensor input) => input.Shape switch
    {
        null => true,
        [_, var channels, _, _] => !channels.IsFixed,
        _ => false,
    };

    private static string Describe(OnnxGraph graph) => string.Join(
        ", ", graph.Inputs.Take(8).Select(input => $"'{input.Name}' {input.Element} {input.ShapeText}"));
}
