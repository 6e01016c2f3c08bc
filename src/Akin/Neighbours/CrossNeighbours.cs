using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Exact nearest neighbours of some points among others, by Euclidean distance: every pair is looked at, in tiles, and
/// only the k best of each point are kept. O(m·n·d) time, O(m·k) memory. Distances are sums of squared differences:
/// those of equal points are exactly 0, and squares past the largest float32 count as that.
/// </summary>
public static class CrossNeighbours
{
    private const int PackedPoints = 1024;
    private const int QueryRows = 64;

    /// <summary>Finds the <paramref name="count"/> points that are nearest to each query.</summary>
    /// <param name="queries">m × d; finite.</param>
    /// <param name="points">n × d; finite.</param>
    /// <param name="count">k, 0 … n; more means n.</param>
    /// <param name="threads">Threads, ≥ 1; the answer is the same for any.</param>
    /// <param name="progress">Hears of points looked at.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>A row for each query; indices are rows of <paramref name="points"/>, and of equal distances the earlier
    /// row comes first.</returns>
    /// <exception cref="ArgumentException">The points have not as many dimensions as the queries.</exception>
    public static NeighbourTable Find(
        Matrix queries,
        Matrix points,
        int count,
        int threads = 1,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (queries.Columns != points.Columns)
        {
            throw new ArgumentException(
                $"Queries have {queries.Columns} dimensions, the points {points.Columns}; they must be the same.",
                nameof(queries));
        }

        var (m, n) = (queries.Rows, points.Rows);
        var table = new NeighbourTable(m, Math.Min(count, n));
        if (m == 0 || table.Count == 0)
        {
            return table;
        }

        table.Distances.RowBlock(0, m).Fill(float.PositiveInfinity);
        using var packed = new PointPanels(Math.Min(n, PackedPoints), points.Columns);
        for (var start = 0; start < n; start += PackedPoints)
        {
            packed.Pack(points, start, Math.Min(PackedPoints, n - start));
            var first = start;
            ChunkedWork.For(
                m, QueryRows, threads, (_, row, rows) => Scan(queries, row, rows, packed, first, table), cancellation);
            progress?.Report(new("finding neighbours", start + packed.Count, n, "points"));
        }

        foreach (ref var value in table.Distances.RowBlock(0, m))
        {
            value = MathF.Sqrt(value);
        }

        return table;
    }

    private static void Scan(Matrix queries, int start, int rows, PointPanels packed, int first, NeighbourTable table)
    {
        var stride = packed.TileStride;
        var tile = ArrayPool<float>.Shared.Rent(rows * stride);
        DistanceTile.SquaredDistances(queries, start, rows, packed, tile);
        for (var row = 0; row < rows; row++)
        {
            var query = start + row;
            Merge(tile.AsSpan(row * stride, packed.Count), first, table.Distances[query], table.IndicesOf(query));
        }

        ArrayPool<float>.Shared.Return(tile);
    }

    /// <summary>Takes what is nearer than the farthest kept; candidates come in row order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Merge(ReadOnlySpan<float> tile, int first, Span<float> kept, Span<int> indices)
    {
        var width = Vector<float>.Count;
        var largest = Vector.Create(float.MaxValue);
        var i = 0;
        for (; i <= tile.Length - width; i += width)
        {
            if (Vector.LessThanAny(Vector.Min(new Vector<float>(tile[i..]), largest), new Vector<float>(kept[^1])))
            {
                for (var lane = i; lane < i + width; lane++)
                {
                    Insert(tile[lane], first + lane, kept, indices);
                }
            }
        }

        for (; i < tile.Length; i++)
        {
            Insert(tile[i], first + i, kept, indices);
        }
    }

    private static void Insert(float distance, int index, Span<float> kept, Span<int> indices)
    {
        distance = MathF.Min(distance, float.MaxValue);
        if (!(distance < kept[^1]))
        {
            return;
        }

        var place = kept.Length - 1;
        for (; place > 0 && kept[place - 1] > distance; place--)
        {
            (kept[place], indices[place]) = (kept[place - 1], indices[place - 1]);
        }

        (kept[place], indices[place]) = (distance, index);
    }
}
