namespace Akin.Autoencoder;

/// <summary>The kinds of layers of a network.</summary>
public enum LayerKind
{
    /// <summary>Takes the picture.</summary>
    Input,

    /// <summary>Filters over places and their neighbours.</summary>
    Convolution,

    /// <summary>The largest of each 2 × 2 places.</summary>
    MaxPooling,

    /// <summary>Each place 2 × 2 times.</summary>
    UpSampling,

    /// <summary>A map as a vector.</summary>
    Flatten,

    /// <summary>Each output sees each input.</summary>
    Dense,

    /// <summary>A vector as a map.</summary>
    Reshape,
}
