namespace Akin.Embedding.Models;

/// <summary>A named way to take features from a model.</summary>
/// <param name="Name">The name on the command line: <c>features</c>, <c>fc2</c>, <c>penultimate</c>.</param>
/// <param name="Tensor">The tensor of the graph that it is.</param>
/// <param name="Pool">How its values become one vector.</param>
/// <param name="Dimension">Numbers in that vector, ≥ 1.</param>
public sealed record LayerCard(string Name, string Tensor, Pooling Pool, int Dimension);
