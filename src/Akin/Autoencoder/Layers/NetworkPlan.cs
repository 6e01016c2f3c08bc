using System.Collections.Immutable;

namespace Akin.Autoencoder.Layers;

/// <summary>The convolutions of a design, in the order in which they are computed.</summary>
/// <param name="Encoder">From the picture to the last map.</param>
/// <param name="Decoder">From there to the picture.</param>
internal sealed record NetworkPlan(
    ImmutableArray<ConvolutionShape> Encoder, ImmutableArray<ConvolutionShape> Decoder)
{
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
        return new(encoder.ToImmutable(), decoder.ToImmutable());
    }
}
