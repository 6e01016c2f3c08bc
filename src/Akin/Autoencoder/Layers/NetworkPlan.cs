using System.Collections.Immutable;

namespace Akin.Autoencoder.Layers;

/// <summary>The convolutions of a design, in the order in which they are computed.</summary>
/// <param name="Encoder">From the picture to the last map.</param>
/// <param name="Decoder">From there to the picture.</param>
/// <param name="Dense">To the code and back to the last map; empty where that map is the code.</param>
internal sealed record NetworkPlan(
    ImmutableArray<ConvolutionShape> Encoder, ImmutableArray<ConvolutionShape> Decoder,
    ImmutableArray<WeightLayer> Dense)
{
    /// <summary>The layers that have weights, in the order of the parameters.</summary>
    public IEnumerable<WeightLayer> Layers =>
        Encoder.Select(Weights).Concat(Dense).Concat(Decoder.Select(Weights));

    public static NetworkPlan Of(NetworkDesign design)
    {
        var map = design.Picture;
        var encoder = ImmutableArray.CreateBuilder<ConvolutionShape>();
        foreach (var filters in design.Filters)
        {
            encoder.Add(new(
                map, filters, 3, design.Strided ? 2 : 1, Enlarges: false, Pools: !design.Strided, Activation.Relu));
            map = encoder[^1].Output;
        }

        var decoder = ImmutableArray.CreateBuilder<ConvolutionShape>();
        foreach (var filters in design.Filters.Reverse())
        {
            decoder.Add(new(map, filters, 3, 1, Enlarges: decoder.Count > 0, Pools: false, Activation.Relu));
            map = decoder[^1].Output;
        }

        decoder.Add(new(
            map, NetworkDesign.PictureChannels, 1, 1, Enlarges: true, Pools: false, design.Output));
        var (size, code) = (design.LastMap.Size, design.CodeSize);
        return new(encoder.ToImmutable(), decoder.ToImmutable(), code == 0 ? [] :
        [
            new(size, code, 1, IsRelu: false, IsDense: true),
            new(code, size, 1, IsRelu: true, IsDense: true),
        ]);
    }

    private static WeightLayer Weights(ConvolutionShape shape) => new(
        shape.Input.Channels, shape.Filters, shape.Side * shape.Side, shape.Activation == Activation.Relu,
        IsDense: false);
}
