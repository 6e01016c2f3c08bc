using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Akin.Numerics;

namespace Akin.Projection.Umap;

/// <summary>
/// The graph of one connected component as an operator, D^−½·W·D^−½: its eigenvalues are 1 less those of the normalised
/// Laplacian, −1 … 1, and the largest is 1 with the vector √degree. Points are numbered within the component.
/// </summary>
internal sealed class GraphOperator
{
    private const int Lanes = 8;
    private const int PointsInChunk = 512;
    private readonly SparseAffinities _graph;
    private readonly int[] _members;
    private readonly int[] _places;
    private readonly double[] _roots;
    private readonly double[] _lanes;
    private readonly double[] _sums;
    private readonly int _threads;

    /// <summary>An operator over some points.</summary>
    /// <param name="graph">All points.</param>
    /// <param name="members">Those of the component, ascending.</param>
    /// <param name="places">For each member of the graph its place among the members of its component.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    public GraphOperator(SparseAffinities graph, int[] members, int[] places, int threads)
    {
        (_graph, _members, _places, _threads) = (graph, members, places, threads);
        _roots = new double[members.Length];
        _lanes = new double[members.Length * Lanes];
        _sums = new double[members.Length * Lanes];
        for (var i = 0; i < members.Length; i++)
        {
            var degree = 0.0;
            foreach (var value in graph.Values(members[i]))
            {
                degree += value;
            }

            _roots[i] = Math.Sqrt(degree);
        }
    }

    /// <summary>The eigenvector of eigenvalue 1, of length 1.</summary>
    public double[] Trivial()
    {
        var length = Math.Sqrt(InnerProduct.Of(_roots, _roots));
        return [.. _roots.Select(root => root / length)];
    }

    /// <summary>Operator × each of <paramref name="count"/> rows, eight at a time.</summary>
    public void Multiply(double[] vectors, int count, double[] products)
    {
        var size = _members.Length;
        for (var first = 0; first < count; first += Lanes)
        {
            var width = Math.Min(Lanes, count - first);
            ForPoints((start, length) => Gather(vectors.AsSpan(first * size), width, start, length));
            ForPoints(MultiplyLanes);
            ForPoints((start, length) => Scatter(width, start, length, products.AsSpan(first * size)));
        }
    }

    private void ForPoints(Action<int, int> work) =>
        ChunkedWork.For(_members.Length, PointsInChunk, _threads, (_, start, length) => work(start, length));

    private void Gather(ReadOnlySpan<double> vectors, int width, int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            for (var lane = 0; lane < width; lane++)
            {
                _lanes[(i * Lanes) + lane] = vectors[(lane * _members.Length) + i] / _roots[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyLanes(int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            var columns = _graph.Columns(_members[i]);
            var values = _graph.Values(_members[i])[..columns.Length];
            var sum = Vector512<double>.Zero;
            for (var place = 0; place < columns.Length; place++)
            {
                // A weight of 0 may lead to a point of another component.
                if (values[place] > 0)
                {
                    sum += (double)values[place] * Vector512.Create(_lanes, _places[columns[place]] * Lanes);
                }
            }

            (sum / _roots[i]).CopyTo(_sums, i * Lanes);
        }
    }

    private void Scatter(int width, int start, int length, Span<double> products)
    {
        for (var i = start; i < start + length; i++)
        {
            for (var lane = 0; lane < width; lane++)
            {
                products[(lane * _members.Length) + i] = _sums[(i * Lanes) + lane];
            }
        }
    }
}
