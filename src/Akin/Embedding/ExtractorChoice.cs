using Akin.Embedding.Inputs;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding;

/// <summary>What a user asks for; what is not said is chosen by <see cref="ExtractorRecipe.Choose"/>.</summary>
public sealed record ExtractorChoice
{
    /// <summary>A model's id, or the path of an ONNX file; <see langword="null"/> for the catalogue's
    /// default.</summary>
    public string? Model { get; init; }

    /// <summary>
    /// The name of one of its layers, of a tensor or a node, or a place: <c>features</c>, <c>penultimate</c>,
    /// <c>map</c>, <c>fc1</c>, …; <see langword="null"/> for what suits the model.
    /// </summary>
    public string? Layer { get; init; }

    /// <summary>How the layer's values become a vector; <see langword="null"/> for what suits the layer.</summary>
    public Pooling? Pool { get; init; }

    /// <summary>What to compute in; <see langword="null"/> for what this processor does well.</summary>
    public Precision? Precision { get; init; }

    /// <summary>What to compute on; <see langword="null"/> for the first accelerator there is, else the
    /// processor.</summary>
    public OnnxDevice? Device { get; init; } = OnnxDevice.Cpu;

    /// <summary>What is to be otherwise in a picture's way to the model's input.</summary>
    public PreprocessingChoice Preprocessing { get; init; } = new();

    /// <summary>Whether a model is named by a file, not by an id: it ends in <c>.onnx</c> or has a folder.</summary>
    public static bool NamesFile(string model) =>
        model.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase) || model.AsSpan().IndexOfAny('/', '\\') >= 0;
}
