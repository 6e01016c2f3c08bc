namespace Akin.Autoencoder.Layers;

/// <summary>The gradient of the convolutions that some pictures give.</summary>
internal sealed class PictureGradient(ConvolutionChain encoder, ConvolutionChain decoder)
{
    public PinnedFloats Encoder { get; } = new(encoder.GradientLength);

    public PinnedFloats Decoder { get; } = new(decoder.GradientLength);

    public void Clear()
    {
        Encoder.Span.Clear();
        Decoder.Span.Clear();
    }
}
