using System.Numerics;
using System.Runtime.CompilerServices;
using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// How far the neighbours on a map are neighbours in truth, 0 … 1: each that is not among the k nearest costs by how
/// far behind them it ranks (Venna and Kaski, 2001). Beyond 1,000 points it is measured on 1,000 of them, drawn at
/// random, against all. O(sample·n·d) time, O(sample·k) memory.
/// </summary>
public static class Trustworthiness
{
    private const int MostSampled = 1000;
    private const int Wanted = 15;
    private const int PackedPoints = 1024;
    private const int RowsInChunk = 32;

    /// <summary>Measures a map with 15 neighbours, or as many as are less than half of the points.</summary>
    /// <param name="points">n × d; finite.</param>
    /// <param name="map">n rows; finite.</param>
    /// <param name="seed">Seed of the sample.</param>
    /// <param name="threads">Threads, ≥ 1; the answer is the same for any.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>1 is best; <see langword="null"/> with fewer than three points.</returns>
    public static double? Of(
        Matrix points, Matrix map, ulong seed, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(map.Rows, points.Rows, nameof(map));
        var n = points.Rows;
        var k = Math.Min(Wanted, (n - 1) / 2);
        if (k < 1)
        {
            return null;
        }

        var sample = Sample(n, seed);
        using var places = Rows(map, sample);
        using var near = CrossNeighbours.Find(places, map, k + 1, threads, null, cancellation);
        using var queries = Rows(points, sample);
        var limits = new float[sample.Length * k];
        ChunkedWork.For(
            sample.Length, 1, threads, (i, _, _) => FillLimits(points, queries, near, sample, i, limits), cancellation);
        var ranks = Ranks(points, queries, limits, k, threads, cancellation);
        var penalty = ranks.Sum(rank => (double)Math.Max(0, rank - k));
        return 1 - (2 * penalty / ((double)sample.Length * k * ((2.0 * n) - (3.0 * k) - 1)));
    }

    /// <summary>Rows that stand for all, ascending.</summary>
    private static int[] Sample(int n, ulong seed)
    {
        if (n <= MostSampled)
        {
            return [.. Enumerable.Range(0, n)];
        }

        var (random, chosen) = (new RandomSource(seed), new SortedSet<int>());
        while (chosen.Count < MostSampled)
        {
            chosen.Add(random.Next(n));
        }

        return [.. chosen];
    }

    private static Matrix Rows(Matrix matrix, int[] rows)
    {
        var chosen = new Matrix(rows.Length, matrix.Columns);
        for (var i = 0; i < rows.Length; i++)
        {
            matrix[rows[i]].CopyTo(chosen[i]);
        }

        return chosen;
    }

    /// <summary>Squared distances of a point to its neighbours on the map.</summary>
    private static void FillLimits(
        Matrix points, Matrix queries, NeighbourTable near, int[] sample, int i, float[] limits)
    {
        var k = near.Count - 1;
        int[] others = [.. near.IndicesOf(i).ToArray().Where(other => other != sample[i]).Take(k)];
        using var rows = Rows(points, others);
        using var packed = new PointPanels(rows);
        var tile = new float[packed.TileStride];
        DistanceTile.SquaredDistances(queries, i, 1, packed, tile);
        tile.AsSpan(0, k).CopyTo(limits.AsSpan(i * k));
    }

    /// <summary>For each limit the number of points that are nearer; the point itself is one of them.</summary>
    private static int[] Ranks(
        Matrix points, Matrix queries, float[] limits, int k, int threads, CancellationToken cancellation)
    {
        var ranks = new int[limits.Length];
        using var packed = new PointPanels(Math.Min(points.Rows, PackedPoints), points.Columns);
        for (var start = 0; start < points.Rows; start += PackedPoints)
        {
            packed.Pack(points, start, Math.Min(PackedPoints, points.Rows - start));
            ChunkedWork.For(
                queries.Rows,
                RowsInChunk,
                threads,
                (_, first, rows) =>
                {
                    var tile = new float[rows * packed.TileStride];
                    DistanceTile.SquaredDistances(queries, first, rows, packed, tile);
                    for (var row = 0; row < rows; row++)
                    {
                        var distances = tile.AsSpan(row * packed.TileStride, packed.Count);
                        for (var place = (first + row) * k; place < (first + row + 1) * k; place++)
                        {
                            ranks[place] += Below(distances, limits[place]);
                        }
                    }
                },
                cancellation);
        }

        return ranks;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Below(ReadOnlySpan<float> values, float limit)
    {
        var (count, i) = (Vector<int>.Zero, 0);
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            count -= Vector.LessThan(new Vector<float>(values[i..]), Vector.Create(limit));
        }

        var sum = Vector.Sum(count);
        for (; i < values.Length; i++)
        {
            sum += values[i] < limit ? 1 : 0;
        }

        return sum;
    }
}
