using Akin.Embedding.Inputs;
using Akin.Embedding.Models;

namespace Akin.Embedding.Graphs;

/// <summary>What a layer gives for one picture.</summary>
/// <param name="Tensor">The layer.</param>
/// <param name="Sizes">All its dimensions, that of the batch included.</param>
/// <param name="Kind">What its values stand for.</param>
/// <param name="Channels">Values at a place; all values of a vector.</param>
/// <param name="Places">Places or tokens.</param>
/// <param name="ChannelsFirst">Whether each channel's places lie together; else each place's channels do.</param>
/// <param name="Special">Tokens before those of the patches: the class token and registers.</param>
internal sealed record LayerShape(
    string Tensor,
    IReadOnlyList<long> Sizes,
    LayerKind Kind,
    int Channels,
    int Places,
    bool ChannelsFirst,
    int Special)
{
    /// <summary>
    /// The version of what is taken for places, channels and special tokens. Another one gives other features of the
    /// same layer, so it is part of what stored features are told apart by.
    /// </summary>
    public const int Rules = 2;

    private const long MostValues = 1 << 28;

    /// <summary>Whether the graph tells all this; else it is the usual case, and a pooling has to be named.</summary>
    public bool IsTold { get; init; } = true;

    /// <summary>Values of one picture.</summary>
    public int Values => Channels * Places;

    /// <summary>The dimensions in words.</summary>
    public string SizesText => $"[{string.Join(", ", Sizes)}]";

    /// <summary>The pooling that suits it when none is named.</summary>
    public Pooling Natural => Kind switch
    {
        LayerKind.Vector => Pooling.None,
        LayerKind.Map => Pooling.Average,
        LayerKind.Tokens when Special > 0 => Pooling.ClassToken,
        LayerKind.Tokens => Pooling.Average,
        _ => Pooling.Flatten,
    };

    /// <summary>Understands what a tensor is.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="tensor">The layer.</param>
    /// <param name="input">The graph's input.</param>
    /// <param name="size">Width and height of pictures.</param>
    /// <param name="sizes">The layer's dimensions for such a picture.</param>
    /// <exception cref="ModelUnavailableException">It does not give something for each picture.</exception>
    public static LayerShape Of(
        OnnxGraph graph, string tensor, PictureInput input, (int Width, int Height) size, IReadOnlyList<long> sizes)
    {
        var fits = !input.HasBatch || (sizes.Count > 0 && sizes[0] == input.Pictures);
        var total = sizes.Aggregate((Int128)1, (product, size) => product * size);
        if (!fits || total < 1 || total > MostValues)
        {
            throw new ModelUnavailableException(
                $"The model file {graph.Path} gives [{string.Join(", ", sizes)}] at {tensor}: not values for each of "
                + $"{input.Pictures} pictures.");
        }

        long[] picture = [.. input.HasBatch ? sizes.Skip(1) : sizes];
        var values = (int)(total / (input.HasBatch ? input.Pictures : 1));
        if (picture.Count(size => size > 1) <= 1)
        {
            return new LayerShape(tensor, sizes, LayerKind.Vector, values, 1, true, 0);
        }

        switch (picture)
        {
            case [var a, var b, var c]:
                var first = MapLayout.Of(graph, tensor, [1, .. picture]) == TensorLayout.Nchw;
                var channels = (int)(first ? a : c);
                return new LayerShape(tensor, sizes, LayerKind.Map, channels, values / channels, first, 0);
            case [var rows, var columns]:
                var layout = TokenLayout.Of(graph, tensor);
                if (layout is { ChannelsFirst: true })
                {
                    return new LayerShape(tensor, sizes, LayerKind.Map, (int)rows, (int)columns, true, 0);
                }

                var special = layout is { OfMap: true } ? 0
                    : TokenLayout.SpecialOf(graph, input.Name, size, (int)rows);
                return new LayerShape(
                    tensor, sizes, LayerKind.Tokens, (int)columns, (int)rows, false,
                    special ?? TokenLayout.UsualSpecial((int)rows))
                {
                    IsTold = layout is not null && special is not null,
                };
            default:
                return new LayerShape(tensor, sizes, LayerKind.Other, values, 1, true, 0);
        }
    }

    /// <summary>Number of features that a pooling makes of it.</summary>
    /// <exception cref="ArgumentException">The pooling does not fit; the message says which do.</exception>
    public int DimensionFor(Pooling pool)
    {
        var fits = pool switch
        {
            Pooling.Flatten => true,
            Pooling.None => Kind == LayerKind.Vector,
            Pooling.ClassToken => Kind == LayerKind.Tokens,
            _ => Kind is LayerKind.Map or LayerKind.Tokens || (Kind == LayerKind.Vector && Sizes.Count > 2),
        };
        if (fits)
        {
            return pool == Pooling.Flatten ? Values : Channels;
        }

        var possible = Kind switch
        {
            LayerKind.Vector => "is a vector already: leave --pool out",
            LayerKind.Map => "is a map: --pool takes avg, max, gem or flatten",
            LayerKind.Tokens => "is a list of tokens: --pool takes cls, avg, max, gem or flatten",
            _ => "is no map and no list of tokens: --pool takes flatten",
        };
        throw new ArgumentException($"--pool does not fit the layer {Tensor} {SizesText}, which {possible}.");
    }
}
