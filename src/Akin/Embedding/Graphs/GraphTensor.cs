using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>A tensor as a graph declares it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Element">The type of its values; undefined when it is not declared, or no tensor.</param>
/// <param name="Shape">Its dimensions; <see langword="null"/> when not even their number is known.</param>
public sealed record GraphTensor(string Name, OnnxElementType Element, IReadOnlyList<GraphDimension>? Shape)
{
    /// <summary>The shape in words: <c>[N, 3, 224, 224]</c>.</summary>
    public string ShapeText => Shape is null ? "[…]" : $"[{string.Join(", ", Shape)}]";
}
