namespace Akin.Workspace.Comparing.Models;

/// <summary>A picture and what each model finds nearest to it.</summary>
/// <param name="Row">The picture's row.</param>
/// <param name="Neighbours">For each model rows and distances in its own space, the nearest first.</param>
public sealed record QueryNeighbours(int Row, IReadOnlyList<IReadOnlyList<(int Row, double Distance)>> Neighbours)
{
    /// <summary>Whether every model finds a row among the nearest.</summary>
    public bool IsShared(int row) => Neighbours.All(list => list.Any(each => each.Row == row));
}
