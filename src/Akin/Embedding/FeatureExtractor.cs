using Akin.Native.Onnx;

namespace Akin.Embedding;

/// <summary>
/// Gets the features of one picture at a time, so that the bits of a picture's features depend on that picture alone.
/// Computes on the calling thread; use one extractor a thread, all on the same <see cref="EmbeddingModel"/>.
/// </summary>
public sealed class FeatureExtractor : IDisposable
{
    private const int Channels = 3;

    private readonly ModelCard _card;
    private readonly OnnxBinding _binding;

    /// <summary>Prepares buffers for a model.</summary>
    /// <param name="model">Must not be disposed before the last use of this extractor.</param>
    public FeatureExtractor(EmbeddingModel model)
    {
        _card = model.Card;
        _binding = new OnnxBinding(
            model.Session,
            _card.Input,
            [1, Channels, _card.Height, _card.Width],
            _card.Output,
            [1, _card.Dimension]);
    }

    /// <summary>Number of features of a picture.</summary>
    public int Dimension => _card.Dimension;

    /// <summary>Number of bytes of a picture: height × width × 3.</summary>
    public int PixelBytes => _card.Height * _card.Width * Channels;

    /// <summary>Computes the features of a picture.</summary>
    /// <param name="rgb"><see cref="PixelBytes"/> bytes: R, G, B interleaved, row-major, of the model's size.</param>
    /// <param name="features">Gets <see cref="Dimension"/> values.</param>
    /// <exception cref="OnnxException">The model's shapes are not those of its card.</exception>
    public void Extract(ReadOnlySpan<byte> rgb, Span<float> features)
    {
        if (rgb.Length != PixelBytes)
        {
            throw new ArgumentException(
                $"{rgb.Length} bytes; {PixelBytes} make a picture for {_card.Id}.", nameof(rgb));
        }

        if (features.Length != Dimension)
        {
            throw new ArgumentException(
                $"Room for {features.Length} features; there are {Dimension}.", nameof(features));
        }

        PixelNormalisation.ToPlanes(rgb, _binding.Input, _card.Mean, _card.Scale);
        _binding.Run();
        _binding.Output.CopyTo(features);
    }

    /// <inheritdoc/>
    public void Dispose() => _binding.Dispose();
}
