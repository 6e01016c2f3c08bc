using System.Numerics;
using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// Greedy k-means++ (Arthur and Vassilvitskii, 2007): each next centre is the best of 2 + ⌊ln k⌋ points drawn with
/// probability proportional to their squared distance from the centres so far. All candidates are tried in one pass
/// over the points, which keeps what the best of them needs. Distances by products; near ones, and so those of equal
/// points, by differences. O(n·d·k·ln k); memory: a value for each point and candidate.
/// </summary>
internal sealed unsafe class KMeansSeeding(KMeansData data, int threads, CancellationToken cancellation)
{
    private const float Relative = 1e-2f;
    private readonly int _n = data.Rows;
    private float[] _closest = Infinite(data.Rows);

    /// <summary>k × d centres, rows of the data.</summary>
    public Matrix Draw(int k, RandomSource random)
    {
        var centers = new Matrix(k, data.Columns);
        var candidates = new int[2 + (int)Math.Log(k)];
        var tried = new float[candidates.Length][];
        for (var i = 0; i < tried.Length; i++)
        {
            tried[i] = new float[_n];
        }

        var sums = Try([random.Next(_n)], tried, centers, 0);
        for (var c = 1; c < k; c++)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                candidates[i] = DrawPoint(sums, random);
            }

            sums = Try(candidates, tried, centers, c);
        }

        return centers;
    }

    private static float[] Infinite(int count)
    {
        var values = new float[count];
        Array.Fill(values, float.PositiveInfinity);
        return values;
    }

    /// <summary>A row, with probability proportional to its squared distance from the centres so far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int DrawPoint(double[] sums, RandomSource random)
    {
        var total = sums.Sum();
        if (total == 0)
        {
            return random.Next(_n);
        }

        var left = random.NextDouble() * total;
        var chunk = 0;
        while (chunk < sums.Length - 1 && left >= sums[chunk])
        {
            left -= sums[chunk++];
        }

        var last = chunk * data.Chunk;
        for (var row = last; row < Math.Min(_n, (chunk + 1) * data.Chunk); row++)
        {
            if (_closest[row] > 0)
            {
                last = row;
                left -= _closest[row];
                if (left < 0)
                {
                    break;
                }
            }
        }

        return last;
    }

    /// <summary>
    /// Makes the candidate a centre that leaves the smallest sum of squared distances to the nearest centre (ties: the
    /// first); gives that sum for each chunk.
    /// </summary>
    private double[] Try(int[] candidates, float[][] tried, Matrix centers, int center)
    {
        using var block = new PointBlock(candidates.Length, data.Columns);
        block.Load(data.Points, candidates, data.Offsets);
        var sums = ChunkedWork.Map(
            _n, data.Chunk, threads, (_, start, count) => Try(candidates, block, tried, start, count), cancellation);
        var totals = new double[candidates.Length];
        foreach (var chunk in sums)
        {
            for (var c = 0; c < totals.Length; c++)
            {
                totals[c] += chunk[c];
            }
        }

        var best = Array.IndexOf(totals, totals.Min());
        (_closest, tried[best]) = (tried[best], _closest);
        data.Points.Read(candidates[best], centers[center]).CopyTo(centers[center]);
        return Array.ConvertAll(sums, chunk => chunk[best]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Try(int[] candidates, PointBlock block, float[][] tried, int start, int count)
    {
        using var panels = new PanelReader(data);
        var tile = stackalloc float[PointPanels.Width * candidates.Length];
        var sums = new double[candidates.Length];
        fixed (float* candidateNorms = block.SquaredNorms)
        {
            for (var row = start; row < start + count; row += PointPanels.Width)
            {
                var lanes = panels.Read(row);
                PanelKernel.Run<ProductDistanceTerm>(
                    SimdWidths.Best, block[0], block.Stride, candidates.Length, panels.Panel, data.Columns, tile,
                    PointPanels.Width, candidateNorms, panels.Norms);
                for (var c = 0; c < candidates.Length; c++)
                {
                    var squared = tile + (c * PointPanels.Width);
                    Settle(row, lanes, candidates[c], candidateNorms[c], panels.Norms, squared);
                    sums[c] += Lower(_closest.AsSpan(row, lanes), squared, tried[c].AsSpan(row, lanes));
                }
            }
        }

        return sums;
    }

    /// <summary>Recomputes what could be wrong by more than a hundredth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Settle(int row, int lanes, int candidate, float candidateNorm, float* norms, float* squared)
    {
        var limit = ProductTile.ErrorFactor(data.Columns) / Relative;
        var rest = (limit * candidateNorm) + (ProductTile.ErrorFloor(data.Columns) / Relative);
        for (var lane = 0; lane < lanes; lane += Vector<float>.Count)
        {
            var limits = (new Vector<float>(limit) * Vector.Load(norms + lane)) + new Vector<float>(rest);
            if (Vector.GreaterThanAll(Vector.Load(squared + lane), limits))
            {
                continue;
            }

            for (var i = lane; i < Math.Min(lanes, lane + Vector<float>.Count); i++)
            {
                if (squared[i] <= limits[i - lane])
                {
                    squared[i] = Exact(row + i, candidate);
                }
            }
        }
    }

    private float Exact(int row, int candidate)
    {
        Span<float> x = new float[data.Columns];
        Span<float> y = new float[data.Columns];
        return (float)ExactDistance.Squared(data.Points.Read(row, x), data.Points.Read(candidate, y));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Lower(ReadOnlySpan<float> closest, float* squared, Span<float> lowered)
    {
        var sums = Vector<double>.Zero;
        var i = 0;
        for (; i <= closest.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var values = Vector.Min(new Vector<float>(closest[i..]), Vector.Load(squared + i));
            values.CopyTo(lowered[i..]);
            Vector.Widen(values, out var low, out var high);
            sums += low + high;
        }

        var sum = Vector.Sum(sums);
        for (; i < closest.Length; i++)
        {
            lowered[i] = MathF.Min(closest[i], squared[i]);
            sum += lowered[i];
        }

        return sum;
    }
}
