using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// Greedy k-means++ (Arthur and Vassilvitskii, 2007): each next centre is the best of 2 + ⌊ln k⌋ points drawn with
/// probability proportional to their squared distance from the centres so far. O(n·d·k·ln k).
/// </summary>
internal sealed unsafe class KMeansSeeding(KMeansData data, int threads, CancellationToken cancellation)
{
    private readonly int _n = data.Points.Rows;
    private readonly float[] _closest = new float[data.Panels.TileStride];

    /// <summary>k × d centres, less the data's offsets.</summary>
    public Matrix Draw(int k, RandomSource random)
    {
        var centers = new Matrix(k, data.Points.Columns);
        using var candidates = new Matrix(2 + (int)Math.Log(k), data.Points.Columns);
        Array.Fill(_closest, float.PositiveInfinity);
        CopyPoint(random.Next(_n), centers[0]);
        var sums = Accept(centers, 0);
        for (var c = 1; c < k; c++)
        {
            for (var i = 0; i < candidates.Rows; i++)
            {
                CopyPoint(DrawPoint(sums, random), candidates[i]);
            }

            candidates[Best(candidates)].CopyTo(centers[c]);
            sums = Accept(centers, c);
        }

        return centers;
    }

    private void CopyPoint(int row, Span<float> target)
    {
        var values = data.Points[row];
        for (var i = 0; i < values.Length; i++)
        {
            target[i] = values[i] - data.Offsets[i];
        }
    }

    /// <summary>A row, with probability proportional to its squared distance from the centres so far.</summary>
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

    /// <summary>Lowers each row's distance to the nearest centre; gives the sums of the chunks.</summary>
    private double[] Accept(Matrix centers, int center) =>
        ChunkedWork.Map(
            _n, data.Chunk, threads, (_, start, count) => Lower(centers, center, start, count), cancellation);

    private double Lower(Matrix centers, int center, int start, int count)
    {
        var tile = stackalloc float[PointPanels.Width];
        var sum = 0.0;
        for (var row = start; row < start + count; row++)
        {
            var lane = (row - start) % PointPanels.Width;
            if (lane == 0)
            {
                Distances(centers, center, 1, row / PointPanels.Width, tile);
            }

            _closest[row] = Math.Min(_closest[row], tile[lane]);
            sum += _closest[row];
        }

        return sum;
    }

    /// <summary>The candidate that would leave the smallest sum of distances; ties go to the first.</summary>
    private int Best(Matrix candidates)
    {
        var sums = ChunkedWork.Map(
            _n, data.Chunk, threads, (_, start, count) => Potentials(candidates, start, count), cancellation);
        var totals = new double[candidates.Rows];
        foreach (var chunk in sums)
        {
            for (var c = 0; c < totals.Length; c++)
            {
                totals[c] += chunk[c];
            }
        }

        return Array.IndexOf(totals, totals.Min());
    }

    private double[] Potentials(Matrix candidates, int start, int count)
    {
        var tile = stackalloc float[PointPanels.Width * candidates.Rows];
        var sums = new double[candidates.Rows];
        for (var row = start; row < start + count; row += PointPanels.Width)
        {
            var panel = row / PointPanels.Width;
            Distances(candidates, 0, candidates.Rows, panel, tile);
            for (var c = 0; c < sums.Length; c++)
            {
                var sum = 0.0;
                for (var lane = 0; lane < data.Panels.CountIn(panel); lane++)
                {
                    sum += Math.Min(_closest[row + lane], tile[(c * PointPanels.Width) + lane]);
                }

                sums[c] += sum;
            }
        }

        return sums;
    }

    private void Distances(Matrix centers, int first, int count, int panel, float* tile) =>
        PanelKernel.Run<SquaredDifferenceTerm>(
            SimdWidths.Best, centers.Pointer + ((nint)first * centers.Columns), centers.Columns, count,
            data.Panels[panel], centers.Columns, tile, PointPanels.Width);
}
