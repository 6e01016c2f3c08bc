namespace Akin.Embedding;

/// <summary>The order of a pixel's colours that a model was trained on.</summary>
public enum ChannelOrder
{
    /// <summary>Red, green, blue.</summary>
    Rgb,
}
