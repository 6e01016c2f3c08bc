namespace Akin.Embedding;

/// <summary>The order of a model's input dimensions.</summary>
public enum TensorLayout
{
    /// <summary>Picture, channel, row, column: one plane after the other.</summary>
    Nchw,
}
