namespace Akin.Autoencoder.Layers;

/// <summary>One picture on its way through the whole network and back.</summary>
internal sealed class PictureState
{
    public PictureState(ConvolutionChain encoder, ConvolutionChain decoder, NetworkDesign design)
    {
        Encoder = new(encoder, forTraining: true);
        Decoder = new(decoder, forTraining: true);
        Target = new float[design.Picture.Size];
    }

    public ChainMaps Encoder { get; }

    public ChainMaps Decoder { get; }

    public float[] Target { get; }
}
