namespace Akin.Autoencoder;

/// <summary>How a reconstruction is judged in training.</summary>
public enum ReconstructionLoss
{
    /// <summary>The mean squared error.</summary>
    SquaredError,

    /// <summary>
    /// The binary cross-entropy of each value, taken as a probability: values in 0 … 1 come out of a sigmoid.
    /// </summary>
    CrossEntropy,

    /// <summary>
    /// Half the mean squared error, half 1 − the structural similarity (Wang et al., 2004): edges count more.
    /// </summary>
    StructuralSimilarity,
}
