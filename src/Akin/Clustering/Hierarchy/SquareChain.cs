using System.Numerics;
using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Clustering.Hierarchy;

/// <summary>
/// The nearest-neighbour chain on stored distances: from a cluster to its nearest, on to the nearest of that, until two
/// are each other's nearest and join (Müllner, Modern hierarchical, agglomerative clustering algorithms, 2011). Of
/// equally near clusters the one before in the chain is taken, then the one with the lowest row, as SciPy does. O(n²)
/// time.
/// </summary>
internal sealed class SquareChain
{
    private readonly DistanceSquare _distances;
    private readonly Linkage _linkage;
    private readonly int[] _sizes;

    /// <summary>0 for clusters that are there; infinity, added to a distance, rules the others out.</summary>
    private readonly double[] _gone;

    private SquareChain(DistanceSquare distances, Linkage linkage)
    {
        (_distances, _linkage) = (distances, linkage);
        _sizes = new int[distances.Count];
        _gone = new double[distances.Count];
        _sizes.AsSpan().Fill(1);
    }

    /// <summary>All joins, in the order in which they are found.</summary>
    /// <param name="distances">Distances, for Ward their squares; overwritten.</param>
    /// <param name="linkage">Ward, average or complete.</param>
    /// <param name="progress">Hears of joins.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Join[] Run(
        DistanceSquare distances, Linkage linkage, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var work = new SquareChain(distances, linkage);
        var joins = new Join[Math.Max(0, distances.Count - 1)];
        var chain = new Stack<int>();
        for (var i = 0; i < joins.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            joins[i] = work.Next(chain);
            if (i % 256 == 0)
            {
                progress?.Report(new("joining clusters", i, joins.Length, "joins"));
            }
        }

        return joins;
    }

    private Join Next(Stack<int> chain)
    {
        if (chain.Count == 0)
        {
            chain.Push(Array.FindIndex(_sizes, size => size > 0));
        }

        while (true)
        {
            var tip = chain.Pop();
            var nearest = Nearest(tip, out var distance);
            if (chain.TryPeek(out var before) && _distances[tip][before] <= distance)
            {
                chain.Pop();
                return Merge(Math.Min(tip, before), Math.Max(tip, before));
            }

            chain.Push(tip);
            chain.Push(nearest);
        }
    }

    /// <summary>The lowest row of the clusters nearest to one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Nearest(int cluster, out double distance)
    {
        _gone[cluster] = double.PositiveInfinity;
        ReadOnlySpan<double> row = _distances[cluster];
        ReadOnlySpan<double> gone = _gone;
        var width = Vector<double>.Count;
        var least = Vector.Create(double.PositiveInfinity);
        var i = 0;
        for (; i <= row.Length - width; i += width)
        {
            least = Vector.Min(least, new Vector<double>(row[i..]) + new Vector<double>(gone[i..]));
        }

        distance = double.PositiveInfinity;
        for (var lane = 0; lane < width; lane++)
        {
            distance = Math.Min(distance, least[lane]);
        }

        for (; i < row.Length; i++)
        {
            distance = Math.Min(distance, row[i] + gone[i]);
        }

        i = 0;
        while (row[i] + gone[i] != distance)
        {
            i++;
        }

        _gone[cluster] = 0;
        return i;
    }

    /// <summary>The second cluster takes the first in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Join Merge(int x, int y)
    {
        var between = _distances[x][y];
        var (nx, ny) = (_sizes[x], _sizes[y]);
        (_sizes[x], _sizes[y], _gone[x]) = (0, nx + ny, double.PositiveInfinity);
        var toX = _distances[x];
        var toY = _distances[y];
        for (var i = 0; i < toY.Length; i++)
        {
            if (_sizes[i] > 0 && i != y)
            {
                toY[i] = Distance(toX[i], toY[i], between, nx, ny, _sizes[i]);
                _distances[i][y] = toY[i];
            }
        }

        return new(x, y, _linkage == Linkage.Ward ? Math.Sqrt(between) : between);
    }

    /// <summary>What Lance and Williams (1967) give for the distance to a joined cluster.</summary>
    private double Distance(double toX, double toY, double between, double nx, double ny, double size) =>
        _linkage switch
        {
            Linkage.Ward => (((size + nx) * toX) + ((size + ny) * toY) - (size * between)) / (size + nx + ny),
            Linkage.Average => ((nx * toX) + (ny * toY)) / (nx + ny),
            _ => Math.Max(toX, toY),
        };
}
