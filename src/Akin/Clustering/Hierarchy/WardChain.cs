using System.Numerics;
using Akin.Numerics;

namespace Akin.Clustering.Hierarchy;

/// <summary>
/// The nearest-neighbour chain of Ward's linkage without stored distances, for more points than a square has room for:
/// clusters are their means and sizes, and every step of the chain looks at all of them. O(n²·d) time, O(n·d) memory.
/// Means are float64.
/// </summary>
internal sealed class WardChain
{
    private const int ClustersInAChunk = 2048;
    private readonly double[][] _means;
    private readonly int[] _sizes;
    private readonly int _threads;
    private int[] _alive;

    private WardChain(Matrix points, int threads)
    {
        _threads = threads;
        _means = new double[points.Rows][];
        _sizes = new int[points.Rows];
        _alive = [.. Enumerable.Range(0, points.Rows)];
        for (var row = 0; row < points.Rows; row++)
        {
            _means[row] = [.. points[row].ToArray().Select(value => (double)value)];
            _sizes[row] = 1;
        }
    }

    /// <summary>Memory of the means.</summary>
    public static long BytesFor(int rows, int columns) => (long)rows * ((columns * sizeof(double)) + 32);

    /// <summary>All joins, in the order in which they are found.</summary>
    public static Join[] Run(
        Matrix points, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var work = new WardChain(points, threads);
        var joins = new Join[Math.Max(0, points.Rows - 1)];
        var chain = new Stack<int>();
        for (var i = 0; i < joins.Length; i++)
        {
            joins[i] = work.Next(chain, cancellation);
            progress?.Report(new("joining clusters", i + 1, joins.Length, "joins"));
        }

        return joins;
    }

    private Join Next(Stack<int> chain, CancellationToken cancellation)
    {
        _alive = _alive.Length > 64 && 2 * _alive.Count(row => _sizes[row] > 0) < _alive.Length
            ? [.. _alive.Where(row => _sizes[row] > 0)]
            : _alive;
        if (chain.Count == 0)
        {
            chain.Push(_alive.First(row => _sizes[row] > 0));
        }

        while (true)
        {
            var tip = chain.Pop();
            var (distance, nearest) = Nearest(tip, cancellation);
            if (chain.TryPeek(out var before) && Squared(tip, before) <= distance)
            {
                chain.Pop();
                return Merge(Math.Min(tip, before), Math.Max(tip, before));
            }

            chain.Push(tip);
            chain.Push(nearest);
        }
    }

    private (double Distance, int Row) Nearest(int tip, CancellationToken cancellation) => ChunkedWork.Map(
        _alive.Length, ClustersInAChunk, _alive.Length < 2 * ClustersInAChunk ? 1 : _threads,
        (_, start, count) =>
        {
            var best = (Distance: double.PositiveInfinity, Row: int.MaxValue);
            foreach (var row in _alive.AsSpan(start, count))
            {
                if (_sizes[row] > 0 && row != tip)
                {
                    var distance = Squared(tip, row);
                    best = distance < best.Distance ? (distance, row) : best;
                }
            }

            return best;
        },
        cancellation).Min();

    /// <summary>Twice what joining two clusters adds to the sum of squares.</summary>
    private double Squared(int a, int b)
    {
        double size = _sizes[a];
        return 2 * size * _sizes[b] / (size + _sizes[b]) * Gap(_means[a], _means[b]);
    }

    private Join Merge(int x, int y)
    {
        var join = new Join(x, y, Math.Sqrt(Squared(x, y)));
        double size = _sizes[x] + _sizes[y];
        var (mean, other) = (_means[y], _means[x]);
        for (var i = 0; i < mean.Length; i++)
        {
            mean[i] = ((mean[i] * _sizes[y]) + (other[i] * _sizes[x])) / size;
        }

        (_sizes[x], _sizes[y], _means[x]) = (0, (int)size, []);
        return join;
    }

    private static double Gap(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sum = Vector<double>.Zero;
        var i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var difference = new Vector<double>(x[i..]) - new Vector<double>(y[i..]);
            sum += difference * difference;
        }

        var rest = Vector.Sum(sum);
        for (; i < x.Length; i++)
        {
            rest += (x[i] - y[i]) * (x[i] - y[i]);
        }

        return rest;
    }
}
