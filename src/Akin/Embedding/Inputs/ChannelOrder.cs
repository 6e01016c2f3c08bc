namespace Akin.Embedding.Inputs;

/// <summary>The order of a pixel's colours that a model was trained on.</summary>
public enum ChannelOrder
{
    /// <summary>Red, green, blue.</summary>
    Rgb,

    /// <summary>Blue, green, red: networks that were trained with Caffe.</summary>
    Bgr,
}
