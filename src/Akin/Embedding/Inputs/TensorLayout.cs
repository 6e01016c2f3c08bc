namespace Akin.Embedding.Inputs;

/// <summary>The order of a model's input dimensions.</summary>
public enum TensorLayout
{
    /// <summary>Picture, channel, row, column: one plane after the other.</summary>
    Nchw,

    /// <summary>Picture, row, column, channel: one pixel after the other.</summary>
    Nhwc,
}
