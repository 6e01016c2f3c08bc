namespace Akin.Autoencoder;

/// <summary>The pictures of one training step.</summary>
internal interface IPictureBatch
{
    /// <summary>Pictures, ≥ 1.</summary>
    int Count { get; }

    /// <summary>Writes one picture; called on several threads.</summary>
    /// <param name="picture">0 … Count − 1.</param>
    /// <param name="input">Gets height × width × 3 values in 0 … 1: what the network is shown.</param>
    /// <param name="target">Gets as many: what it should give.</param>
    void Read(int picture, Span<float> input, Span<float> target);
}
