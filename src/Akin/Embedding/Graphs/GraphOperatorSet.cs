namespace Akin.Embedding.Graphs;

/// <summary>A set of operators that a model was made for.</summary>
/// <param name="Domain">Whose operators; empty for ONNX's own.</param>
/// <param name="Version">Which version of them.</param>
public readonly record struct GraphOperatorSet(string Domain, long Version);
