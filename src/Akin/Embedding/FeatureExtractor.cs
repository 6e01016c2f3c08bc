using Akin.Embedding.Inputs;
using Akin.Native.Onnx;

namespace Akin.Embedding;

/// <summary>
/// Gets the features of one picture at a time, so that the bits of a picture's features depend on that picture alone.
/// Computes on the calling thread; use one extractor a thread, all on the same <see cref="EmbeddingModel"/>.
/// </summary>
public sealed class FeatureExtractor : IDisposable
{
    private const int Channels = 3;

    private readonly ExtractorRecipe _recipe;
    private readonly OnnxBinding _binding;

    /// <summary>Prepares buffers for a model.</summary>
    /// <param name="model">Must not be disposed before the last use of this extractor.</param>
    public FeatureExtractor(EmbeddingModel model)
    {
        _recipe = model.Recipe;
        _binding = new OnnxBinding(
            model.Session,
            _recipe.Input,
            [1, Channels, _recipe.Preprocessing.Height, _recipe.Preprocessing.Width],
            _recipe.Layer.Tensor,
            [1, Dimension]);
    }

    /// <summary>Number of features of a picture.</summary>
    public int Dimension => _recipe.Layer.Dimension;

    /// <summary>Number of bytes of a picture: height × width × 3.</summary>
    public int PixelBytes => _recipe.Preprocessing.PixelBytes;

    /// <summary>Computes the features of a picture.</summary>
    /// <param name="rgb"><see cref="PixelBytes"/> bytes: R, G, B interleaved, row-major, of the model's size.</param>
    /// <param name="features">Gets <see cref="Dimension"/> values.</param>
    /// <exception cref="OnnxException">The model's shapes are not those of its recipe.</exception>
    public void Extract(ReadOnlySpan<byte> rgb, Span<float> features)
    {
        if (rgb.Length != PixelBytes)
        {
            throw new ArgumentException(
                $"{rgb.Length} bytes; {PixelBytes} make a picture for {_recipe.ModelId}.", nameof(rgb));
        }

        if (features.Length != Dimension)
        {
            throw new ArgumentException(
                $"Room for {features.Length} features; there are {Dimension}.", nameof(features));
        }

        PixelNormalisation.ToFloats(rgb, _binding.Input, _recipe.Preprocessing);
        _binding.Run();
        _binding.Output.CopyTo(features);
    }

    /// <inheritdoc/>
    public void Dispose() => _binding.Dispose();
}
