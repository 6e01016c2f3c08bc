using Akin.Numerics;

namespace Akin.Quality;

/// <summary>
/// One pass over the rows: distances to the centres of every labelling, summed for each cluster. Chunks of rows are
/// packed one by one and reduced in order.
/// </summary>
internal sealed unsafe class CenterPass
{
    private const int RowsInChunk = 32 * PointPanels.Width;
    private readonly Matrix _points;
    private readonly LabelMeans[] _labelings;

    private CenterPass(Matrix points, LabelMeans[] labelings)
    {
        _points = points;
        _labelings = labelings;
    }

    /// <summary>Scores every labelling.</summary>
    public static CenterScore[] Run(
        Matrix points, LabelMeans[] labelings, int threads, CancellationToken cancellation)
    {
        var pass = new CenterPass(points, labelings);
        var chunks = ChunkedWork.Map(
            points.Rows, RowsInChunk, threads, (_, start, count) => pass.Sums(start, count), cancellation);
        return [.. labelings.Select((means, l) => Score(means, Total(chunks, l)))];
    }

    private static Extents Total(Extents[][] chunks, int labeling)
    {
        var total = new Extents(chunks[0][labeling].Distances.Length);
        foreach (var chunk in chunks)
        {
            total.Add(chunk[labeling]);
        }

        return total;
    }

    private static CenterScore Score(LabelMeans means, Extents sums)
    {
        var (k, n) = (means.Sizes.Length, means.Points);
        var harabasz = sums.Squares == 0 ? 1 : means.Between * (n - k) / (sums.Squares * (k - 1));
        double[] extents = [.. sums.Distances.Select((sum, c) => sum / means.Sizes[c])];
        return new CenterScore(harabasz, DaviesBouldin(means.Centers, extents), sums.Silhouettes / n);
    }

    private static double DaviesBouldin(Matrix centers, double[] extents)
    {
        var sum = 0.0;
        for (var i = 0; i < extents.Length; i++)
        {
            var worst = 0.0;
            for (var j = 0; j < extents.Length; j++)
            {
                var distance = Distance(centers[i], centers[j]);
                worst = distance == 0 ? worst : Math.Max(worst, (extents[i] + extents[j]) / distance);
            }

            sum += worst;
        }

        return sum / extents.Length;
    }

    private static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            var difference = (double)a[i] - b[i];
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }

    private Extents[] Sums(int start, int count)
    {
        var sums = Array.ConvertAll(_labelings, means => new Extents(means.Sizes.Length));
        using var panel = new PointPanels(PointPanels.Width, _points.Columns);
        using var tile = new Matrix(sums.Max(each => each.Distances.Length), PointPanels.Width);
        for (var row = start; row < start + count; row += PointPanels.Width)
        {
            var rows = Math.Min(PointPanels.Width, start + count - row);
            panel.Pack(_points, row, rows, _labelings[0].Offsets);
            for (var l = 0; l < sums.Length; l++)
            {
                var centers = _labelings[l].Centers;
                PanelKernel.Run<SquaredDifferenceTerm>(
                    SimdWidths.Best, centers.Pointer, centers.Columns, centers.Rows, panel[0], centers.Columns,
                    tile.Pointer, PointPanels.Width);
                for (var lane = 0; lane < rows; lane++)
                {
                    Add(_labelings[l], row + lane, tile.Pointer + lane, sums[l]);
                }
            }
        }

        return sums;
    }

    /// <summary>Adds one point: its squared distances to the centres are every 32nd float.</summary>
    private static void Add(LabelMeans means, int row, float* squares, Extents sums)
    {
        var own = means.ClusterOf(row);
        if (own < 0)
        {
            return;
        }

        var nearest = float.PositiveInfinity;
        for (var c = 0; c < means.Sizes.Length; c++)
        {
            nearest = c == own ? nearest : Math.Min(nearest, squares[c * PointPanels.Width]);
        }

        var (within, other) = (Math.Sqrt(squares[own * PointPanels.Width]), Math.Sqrt(nearest));
        var larger = Math.Max(within, other);
        sums.Squares += squares[own * PointPanels.Width];
        sums.Distances[own] += within;
        sums.Silhouettes += larger == 0 || means.Sizes[own] == 1 ? 0 : (other - within) / larger;
    }

    private sealed class Extents(int clusters)
    {
        /// <summary>For each cluster, the sum of its points' distances to their centre.</summary>
        public double[] Distances { get; } = new double[clusters];

        public double Squares { get; set; }

        public double Silhouettes { get; set; }

        public void Add(Extents other)
        {
            Squares += other.Squares;
            Silhouettes += other.Silhouettes;
            for (var c = 0; c < Distances.Length; c++)
            {
                Distances[c] += other.Distances[c];
            }
        }
    }
}
