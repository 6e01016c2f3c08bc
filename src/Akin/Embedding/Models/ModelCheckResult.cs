namespace Akin.Embedding.Models;

/// <summary>What running a model on drawn pictures showed.</summary>
/// <param name="Id">The model.</param>
/// <param name="Precision">The file that was run.</param>
/// <param name="Dimension">Features of a picture.</param>
/// <param name="Cosine">
/// The smallest cosine between a picture's features and those that ONNX Runtime gave elsewhere; <see langword="null"/>
/// when the model has no reference.
/// </param>
/// <param name="Limit">The smallest cosine that passes.</param>
/// <param name="Fault">What is wrong, in a sentence; <see langword="null"/> when nothing is.</param>
public sealed record ModelCheckResult(
    string Id, Precision Precision, int Dimension, double? Cosine, double Limit, string? Fault);
