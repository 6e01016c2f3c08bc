namespace Akin.Embedding.Models;

/// <summary>A named way to take features from a model.</summary>
/// <param name="Name">The name on the command line: <c>features</c>, <c>fc2</c>, <c>penultimate</c>.</param>
/// <param name="Tensor">
/// The tensor of the graph that it is; behind an @ the place where it is looked for, when its name in the file is not
/// known for sure: <c>@penultimate</c>.
/// </param>
/// <param name="Pool">How its values become one vector.</param>
/// <param name="Dimension">Numbers in that vector, ≥ 1.</param>
public sealed record LayerCard(string Name, string Tensor, Pooling Pool, int Dimension)
{
    private const char Mark = '@';

    /// <summary>Whether it is found by its place in the graph.</summary>
    internal bool IsByPlace => Tensor.StartsWith(Mark);

    /// <summary>The tensor's name, or the place.</summary>
    internal string Place => Tensor.TrimStart(Mark);
}
