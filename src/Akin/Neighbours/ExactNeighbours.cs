using System.Numerics;
using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Exact nearest neighbours by Euclidean distance: every pair is looked at, in tiles, and only the k best of each
/// point are kept. O(n²·d) time, O(n·k) memory. Distances are sums of squared differences: those of equal points are
/// exactly 0, and squares past the largest float32 count as that.
/// </summary>
public static class ExactNeighbours
{
    private const int PackedPoints = 1024;
    private const int QueryRows = 64;

    /// <summary>Finds the <paramref name="count"/> nearest other points of every point.</summary>
    /// <param name="points">n × d; finite.</param>
    /// <param name="count">k ≥ 0; more than n − 1 means n − 1.</param>
    /// <param name="threads">Threads, ≥ 1; the answer is the same for any.</param>
    /// <param name="progress">Hears of pairs of points done.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static NeighbourTable Find(
        Matrix points,
        int count,
        int threads = 1,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (FiniteCheck.Find(points) is { } bad)
        {
            throw new ArgumentException($"Neighbours need finite values: {bad}.", nameof(points));
        }

        var n = points.Rows;
        var table = new NeighbourTable(n, Math.Min(count, Math.Max(0, n - 1)));
        if (table.Count == 0)
        {
            return table;
        }

        table.Distances.RowBlock(0, n).Fill(float.PositiveInfinity);
        using var packed = new PointPanels(Math.Min(n, PackedPoints), points.Columns);
        for (var start = 0; start < n; start += PackedPoints)
        {
            packed.Pack(points, start, Math.Min(PackedPoints, n - start));
            var first = start;
            ChunkedWork.For(
                n, QueryRows, threads, (_, row, rows) => Scan(points, row, rows, packed, first, table), cancellation);
            progress?.Report(new("finding neighbours", start + packed.Count, n, "points"));
        }

        ChunkedWork.For(
            n, QueryRows, threads, (_, row, rows) => TakeRoots(table.Distances.RowBlock(row, rows)), cancellation);
        return table;
    }

    private static void Scan(Matrix points, int start, int rows, PointPanels packed, int first, NeighbourTable table)
    {
        var stride = packed.TileStride;
        var tile = System.Buffers.ArrayPool<float>.Shared.Rent(rows * stride);
        DistanceTile.SquaredDistances(points, start, rows, packed, tile);
        for (var row = 0; row < rows; row++)
        {
            var point = start + row;
            Merge(
                tile.AsSpan(row * stride, packed.Count), first, point, table.Distances[point], table.IndicesOf(point));
        }

        System.Buffers.ArrayPool<float>.Shared.Return(tile);
    }

    /// <summary>
    /// Takes what is nearer than the farthest kept. Candidates come in row order, so of equal distances the earlier
    /// row stays.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Merge(ReadOnlySpan<float> tile, int first, int self, Span<float> kept, Span<int> indices)
    {
        var width = Vector<float>.Count;
        var largest = Vector.Create(float.MaxValue);
        var i = 0;
        for (; i <= tile.Length - width; i += width)
        {
            if (!Vector.LessThanAny(Vector.Min(new Vector<float>(tile[i..]), largest), new Vector<float>(kept[^1])))
            {
                continue;
            }

            for (var lane = i; lane < i + width; lane++)
            {
                Insert(tile[lane], first + lane, self, kept, indices);
            }
        }

        for (; i < tile.Length; i++)
        {
            Insert(tile[i], first + i, self, kept, indices);
        }
    }

    private static void Insert(float distance, int index, int self, Span<float> kept, Span<int> indices)
    {
        distance = MathF.Min(distance, float.MaxValue);
        if (!(distance < kept[^1]) || index == self)
        {
            return;
        }

        int low = 0, high = kept.Length - 1;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (kept[middle] <= distance)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        kept[low..^1].CopyTo(kept[(low + 1)..]);
        indices[low..^1].CopyTo(indices[(low + 1)..]);
        kept[low] = distance;
        indices[low] = index;
    }

    private static void TakeRoots(Span<float> squares)
    {
        foreach (ref var value in squares)
        {
            value = MathF.Sqrt(value);
        }
    }
}
