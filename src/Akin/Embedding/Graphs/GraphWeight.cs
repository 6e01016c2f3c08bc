using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>A constant tensor of a graph: its weights, which stay where they are.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">The type of its values.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Location">The file beside the model that has the values; <see langword="null"/> for the model's
/// own.</param>
public sealed record GraphWeight(
    string Name, OnnxElementType Element, IReadOnlyList<long> Shape, string? Location)
{
    /// <summary>The values in the model's file, when they lie there as the processor wants them; else empty.</summary>
    internal ByteRange Values { get; init; }

    /// <summary>Where the values begin in the file at <see cref="Location"/>.</summary>
    internal long Offset { get; init; }

    /// <summary>How many bytes they take there.</summary>
    internal long Length { get; init; }

    /// <summary>Its message in the file.</summary>
    internal ByteRange Message { get; init; }
}
