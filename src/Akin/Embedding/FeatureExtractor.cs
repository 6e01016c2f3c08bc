using System.Runtime.InteropServices;
using Akin.Embedding.Graphs;
using Akin.Embedding.Inputs;
using Akin.Native.Onnx;
using Akin.Numerics;

namespace Akin.Embedding;

/// <summary>
/// Gets the features of one picture at a time, so that the bits of a picture's features depend on that picture alone.
/// Computes on the calling thread; use one extractor a thread, all on the same <see cref="EmbeddingModel"/>.
/// </summary>
public sealed class FeatureExtractor : IDisposable
{
    private readonly ExtractorRecipe _recipe;
    private readonly LayerPart _part;
    private readonly OnnxBinding _binding;
    private readonly int _inputBytes;
    private readonly int _outputBytes;
    private readonly float[] _pixels;
    private readonly float[] _values;
    private readonly double[] _sums;

    /// <summary>Prepares buffers for a model.</summary>
    /// <param name="model">Must not be disposed before the last use of this extractor.</param>
    public FeatureExtractor(EmbeddingModel model)
    {
        _recipe = model.Recipe;
        _part = model.Part;
        var input = _recipe.Preprocessing;
        _binding = new OnnxBinding(
            _part.Session,
            _part.Input.Name,
            _part.Input.ShapeFor(input.Width, input.Height),
            _part.Shape.Tensor,
            [.. _part.Shape.Sizes],
            PictureInput.TypeOf(input.Element),
            _part.Element);
        var pictures = _part.Input.HasBatch ? _part.Input.Pictures : 1;
        _inputBytes = _binding.InputBytes.Length / pictures;
        _outputBytes = _binding.OutputBytes.Length / pictures;
        _pixels = new float[input.Element == TensorElement.Float32 ? 0 : PixelBytes];
        _values = new float[_part.Element == OnnxElementType.Float32 ? 0 : _part.Shape.Values];
        _sums = new double[_part.Shape.Channels];
    }

    /// <summary>Number of features of a picture.</summary>
    public int Dimension => _recipe.Layer.Dimension;

    /// <summary>Number of bytes of a picture: height × width × 3.</summary>
    public int PixelBytes => _recipe.Preprocessing.PixelBytes;

    /// <summary>Computes the features of a picture.</summary>
    /// <param name="rgb"><see cref="PixelBytes"/> bytes: R, G, B interleaved, row-major, of the model's size.</param>
    /// <param name="features">Gets <see cref="Dimension"/> values.</param>
    /// <exception cref="Models.ModelUnavailableException">An operator of the model failed.</exception>
    public void Extract(ReadOnlySpan<byte> rgb, Span<float> features)
    {
        if (TryExtract(rgb, features) is { } fault)
        {
            throw fault.Error;
        }
    }

    /// <summary>The same; an operator that fails is a value.</summary>
    /// <returns>Why there are no features; <see langword="null"/> when there are.</returns>
    internal PictureFault? TryExtract(ReadOnlySpan<byte> rgb, Span<float> features)
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

        // A graph that takes several pictures at a time gets one, and zeros after it.
        PixelNormalisation.Write(rgb, _binding.InputBytes[.._inputBytes], _recipe.Preprocessing, _pixels);
        if (Compute() is { } fault)
        {
            return fault;
        }

        PoolKernel.Pool(Values(_binding.OutputBytes[.._outputBytes]), _part.Shape, _recipe.Layer.Pool, _sums, features);
        GC.KeepAlive(_binding);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _binding.Dispose();

    private PictureFault? Compute()
    {
        try
        {
            _binding.Run();
            return null;
        }
        catch (OnnxException fault) when (fault.Code != OnnxErrorCode.NotSupported)
        {
            return ModelFault.OfPicture(_recipe, _part.Shape.Tensor, fault);
        }
    }

    private ReadOnlySpan<float> Values(ReadOnlySpan<byte> output)
    {
        switch (_part.Element)
        {
            case OnnxElementType.Float16:
                HalfWidening.Widen(MemoryMarshal.Cast<byte, ushort>(output), _values);
                return _values;
            case OnnxElementType.Double:
                var doubles = MemoryMarshal.Cast<byte, double>(output);
                for (var i = 0; i < doubles.Length; i++)
                {
                    _values[i] = (float)doubles[i];
                }

                return _values;
            default:
                return MemoryMarshal.Cast<byte, float>(output);
        }
    }
}
