namespace Akin.Embedding.Graphs;

/// <summary>One operation of a graph.</summary>
/// <param name="Name">Its name; often empty.</param>
/// <param name="Operator">What it does: <c>Conv</c>, <c>Gemm</c>.</param>
/// <param name="Inputs">The tensors it takes; an empty name stands for one left out.</param>
/// <param name="Outputs">The tensors it gives.</param>
public sealed record GraphNode(
    string Name, string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs)
{
    /// <summary>The set of operators that it is of; empty for those of ONNX.</summary>
    internal string Domain { get; init; } = "";

    /// <summary>Tensors of this graph that the graphs inside (of an If or a Loop) take.</summary>
    internal IReadOnlyList<string> Captured { get; init; } = [];

    /// <summary>The whole numbers of its attribute <c>perm</c>, for a Transpose; else none.</summary>
    internal IReadOnlyList<long> Order { get; init; } = [];

    /// <summary>The whole numbers of its attribute <c>strides</c>, for a convolution; else none.</summary>
    internal IReadOnlyList<long> Strides { get; init; } = [];

    /// <summary>Its field in the file.</summary>
    internal ByteRange Whole { get; init; }
}
