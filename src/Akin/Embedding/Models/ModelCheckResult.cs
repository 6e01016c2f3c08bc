using Akin.Imaging;

namespace Akin.Embedding.Models;

/// <summary>What running a model on drawn pictures showed.</summary>
/// <param name="Id">The model.</param>
/// <param name="Precision">What its file computes in; <see langword="null"/> when that cannot be told.</param>
/// <param name="Dimension">Features of a picture; <see langword="null"/> when that cannot be told.</param>
/// <param name="Limit">The smallest cosine that passes.</param>
public sealed record ModelCheckResult(string Id, Precision? Precision, int? Dimension, double? Limit)
{
    /// <summary>
    /// The smallest cosine between a picture's features and those that ONNX Runtime gave elsewhere; <see
    /// langword="null"/> when the model has no reference.
    /// </summary>
    public double? Cosine { get; init; }

    /// <summary>What is wrong, in a sentence; <see langword="null"/> when nothing is.</summary>
    public string? Fault { get; init; }

    /// <summary>What was assumed of a file that no catalogue knows, a sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    /// <summary>The pictures that it was run on; none when it could not be.</summary>
    public IReadOnlyList<RgbImage> Pictures { get; init; } = [];
}
