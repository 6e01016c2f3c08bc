namespace Akin.Autoencoder;

/// <summary>What a layer does to its sums.</summary>
public enum Activation
{
    /// <summary>Nothing.</summary>
    Linear,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Sigmoid,
}
