using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>A tensor that features can be taken at.</summary>
/// <param name="Tensor">Its name, which <c>--layer</c> takes.</param>
/// <param name="Operator">What the node that gives it does: <c>Relu</c>.</param>
/// <param name="Node">The node's name; often empty.</param>
/// <param name="Element">The type of its values; undefined when it is not known.</param>
/// <param name="Shape">Its dimensions, −1 where one is not known; <see langword="null"/> when none is.</param>
/// <param name="Names">The names by position that mean it: <c>fc2</c>.</param>
public sealed record GraphLayer(
    string Tensor,
    string Operator,
    string Node,
    OnnxElementType Element,
    IReadOnlyList<long>? Shape,
    IReadOnlyList<string> Names);
