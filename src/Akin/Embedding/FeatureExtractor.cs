using System.Runtime.InteropServices;
using Akin.Embedding.Graphs;
using Akin.Embedding.Inputs;
using Akin.Native.Onnx;
using Akin.Numerics;

namespace Akin.Embedding;

/// <summary>
/// Gets the features of pictures: of one at a time, unless the model's arrangement takes several, which it only does
/// where that gives the same bits. Use one extractor a thread, all on the same <see cref="EmbeddingModel"/>.
/// </summary>
public sealed class FeatureExtractor : IDisposable
{
    private readonly EmbeddingModel _model;
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
        _model = model;
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

    /// <summary>The most pictures that are computed at once.</summary>
    internal int Pictures => _model.Arrangement?.Pictures ?? 1;

    /// <summary>Number of bytes of a picture: height × width × 3.</summary>
    public int PixelBytes => _recipe.Preprocessing.PixelBytes;

    /// <summary>Computes the features of a picture.</summary>
    /// <param name="rgb"><see cref="PixelBytes"/> bytes: R, G, B interleaved, row-major, of the model's size.</param>
    /// <param name="features">Gets <see cref="Dimension"/> values.</param>
    /// <exception cref="Models.ModelUnavailableException">An operator of the model failed.</exception>
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

        Load(0, rgb);
        if (Compute(1) is { } fault)
        {
            throw fault.Error;
        }

        Read(0, features);
    }

    /// <summary>
    /// Computes the features of as many pictures as are taken at once, or fewer. Where an operator fails on them, each
    /// is computed alone, to tell which it is.
    /// </summary>
    /// <param name="pictures">Their pixels, and room for the features of each.</param>
    /// <param name="faults">Gets for each why there are no features; none when there are.</param>
    internal void TryExtract(
        ReadOnlySpan<(byte[] Rgb, float[] Features)> pictures, Span<PictureFault?> faults)
    {
        for (var place = 0; place < pictures.Length; place++)
        {
            Load(place, pictures[place].Rgb);
        }

        var fault = Compute(pictures.Length);
        for (var place = 0; place < pictures.Length; place++)
        {
            if (fault is null)
            {
                Read(place, pictures[place].Features);
            }
            else if (pictures.Length > 1)
            {
                TryExtract(pictures.Slice(place, 1), faults.Slice(place, 1));
                continue;
            }

            faults[place] = fault;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _binding.Dispose();

    private void Load(int place, ReadOnlySpan<byte> rgb) => PixelNormalisation.Write(
        rgb, _binding.InputBytes.Slice(place * _inputBytes, _inputBytes), _recipe.Preprocessing, _pixels);

    // A graph that takes more pictures at a time than there are gets zeros after them.
    private PictureFault? Compute(int pictures)
    {
        _binding.InputBytes[(pictures * _inputBytes)..].Clear();
        try
        {
            _model.Run(_binding);
            return null;
        }
        catch (OnnxException fault) when (fault.Code != OnnxErrorCode.NotSupported)
        {
            return ModelFault.OfPicture(_recipe, _part.Shape.Tensor, fault);
        }
    }

    private void Read(int place, Span<float> features)
    {
        var output = _binding.OutputBytes.Slice(place * _outputBytes, _outputBytes);
        PoolKernel.Pool(Values(output), _part.Shape, _recipe.Layer.Pool, _sums, features);
        GC.KeepAlive(_binding);
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
