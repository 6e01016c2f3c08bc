namespace Akin.Autoencoder;

/// <summary>How far a reconstruction is from the picture.</summary>
internal interface IReconstructionLoss
{
    /// <summary>The loss of one picture and its derivative by each output.</summary>
    /// <param name="output">What the network gave: places of <paramref name="stride"/> floats.</param>
    /// <param name="stride">Floats from a place to the next; the first three are red, green, blue.</param>
    /// <param name="target">height × width × 3.</param>
    /// <param name="scale">What the derivatives are multiplied by: 1 / pictures.</param>
    /// <param name="errors">Gets the derivatives, laid out as the output; zero beyond the three.</param>
    /// <returns>The mean over the picture's values, not scaled.</returns>
    double Evaluate(
        ReadOnlySpan<float> output, int stride, ReadOnlySpan<float> target, float scale, Span<float> errors);
}
