using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// All other points within a radius of every point, the border included. Exact: float32 tiles, or a k-d tree in few
/// dimensions, find who may be within, float64 decides. Points are worked off in blocks and handed on in order, so
/// memory stays bounded however many neighbours there are. O(n²·d), with a tree about O(n·(log n + neighbours)).
/// </summary>
public static class RadiusNeighbours
{
    private const int MostCandidates = 1 << 23;
    private const int LeastForTree = 1000;
    private const int RowsInAChunk = 64;

    /// <summary>Finds and hands on the neighbours of every point.</summary>
    /// <param name="points">n × d; finite, magnitudes up to 1e16.</param>
    /// <param name="radius">≥ 0; 0 finds copies.</param>
    /// <param name="take">Gets each point's neighbours, in the order of the points.</param>
    /// <param name="threads">Threads, ≥ 1; the answer is the same for any.</param>
    /// <param name="progress">Hears of points done.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">A value is NaN, infinite or too large.</exception>
    public static void Find(
        Matrix points,
        double radius,
        RadiusRow take,
        int threads = 1,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(take);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (!(radius >= 0) || double.IsInfinity(radius))
        {
            throw new ArgumentOutOfRangeException(nameof(radius), radius, "A radius is a number of at least 0.");
        }

        FiniteValues.Require(points, nameof(points), threads);
        var n = points.Rows;
        var usesTree = points.Columns is > 0 and <= KdTree.MostColumns && n >= LeastForTree;
        using var tree = usesTree ? TreeSearch.TreeOf(points, threads, cancellation) : null;
        var most = usesTree ? 1 << 16 : PackedBlock.PointsOf(points.Columns);
        var room = Math.Max(MostCandidates, (long)n);
        var size = most;
        for (var first = 0; first < n;)
        {
            var count = Math.Min(size, n - first);
            var near = new RadiusBlock(points, radius, first, count, room, threads, cancellation);
            if (!(tree is null ? near.TryFill() : near.TryFill(tree)))
            {
                size = Math.Max(1, count / 2);
                continue;
            }

            HandOn(points, radius, near, take, threads, cancellation);
            first += count;
            size = Math.Min(most, size * 2);
            progress?.Report(new("finding neighbours", first, n, "points"));
        }
    }

    private static void HandOn(
        Matrix points, double radius, RadiusBlock near, RadiusRow take, int threads, CancellationToken cancellation)
    {
        var kept = new int[near.Count];
        var distances = new float[near.Candidates.Length];
        ChunkedWork.For(
            near.Count, RowsInAChunk, threads,
            (_, start, rows) =>
            {
                for (var i = start; i < start + rows; i++)
                {
                    kept[i] = Keep(points, radius, near.First + i, near[i], distances.AsSpan(near.Starts[i]));
                }
            },
            cancellation);
        for (var i = 0; i < near.Count; i++)
        {
            take(near.First + i, near[i][..kept[i]], distances.AsSpan(near.Starts[i], kept[i]));
        }
    }

    /// <summary>Brings those within to the front, nearest first, equals by row; gives their number.</summary>
    private static int Keep(Matrix points, double radius, int point, Span<int> candidates, Span<float> distances)
    {
        var squares = new double[candidates.Length];
        var within = 0;
        candidates.Sort();
        foreach (var row in candidates)
        {
            var square = ExactDistance.Squared(points[point], points[row]);
            if (Math.Sqrt(square) <= radius)
            {
                squares[within] = square;
                candidates[within++] = row;
            }
        }

        var order = new (double Square, int Row)[within];
        for (var i = 0; i < within; i++)
        {
            order[i] = (squares[i], candidates[i]);
        }

        Array.Sort(order);
        for (var i = 0; i < within; i++)
        {
            candidates[i] = order[i].Row;
            distances[i] = (float)Math.Sqrt(order[i].Square);
        }

        return within;
    }
}
