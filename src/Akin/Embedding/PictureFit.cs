namespace Akin.Embedding;

/// <summary>How a picture is brought to a model's input size.</summary>
public enum PictureFit
{
    /// <summary>Scaled to the size, whatever its aspect: nothing is cut off.</summary>
    Squash,
}
