using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// The nearest neighbours of every point: row i speaks of point i, nearest first, equal distances in the order of the
/// neighbours' rows. A point is never its own neighbour.
/// </summary>
public sealed class NeighbourTable : IDisposable
{
    internal NeighbourTable(int points, int count)
    {
        Count = count;
        Indices = new int[checked(points * count)];
        Distances = new Matrix(points, count);
    }

    /// <summary>Number of points, n.</summary>
    public int Points => Distances.Rows;

    /// <summary>Neighbours of each point, k.</summary>
    public int Count { get; }

    /// <summary>Row numbers of the neighbours, n × k, row-major.</summary>
    public int[] Indices { get; }

    /// <summary>Euclidean distances to them, n × k, ascending in each row.</summary>
    public Matrix Distances { get; }

    /// <summary>
    /// The share of the true neighbours that are here: 1 for an exact search, measured on a sample for an approximate
    /// one.
    /// </summary>
    public double Recall { get; internal set; } = 1;

    /// <summary>The neighbours of one point, nearest first.</summary>
    /// <param name="point">0 … <see cref="Points"/> − 1.</param>
    public Span<int> IndicesOf(int point) => Indices.AsSpan(point * Count, Count);

    /// <summary>Frees the distances.</summary>
    public void Dispose() => Distances.Dispose();
}
