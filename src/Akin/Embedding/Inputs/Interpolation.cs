namespace Akin.Embedding.Inputs;

/// <summary>How a picture's pixels become those of a model's input.</summary>
public enum Interpolation
{
    /// <summary>A triangle filter as wide as the step when shrinking, so that every pixel counts; linear when
    /// enlarging.</summary>
    Antialias,
}
