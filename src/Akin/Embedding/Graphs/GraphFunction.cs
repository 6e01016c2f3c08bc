namespace Akin.Embedding.Graphs;

/// <summary>A function that a model brings for its nodes to call.</summary>
/// <param name="Domain">The domain of the operator that it is.</param>
/// <param name="Name">The operator.</param>
/// <param name="Parts">Its body; inputs and outputs without types.</param>
internal sealed record GraphFunction(string Domain, string Name, GraphParts Parts);
