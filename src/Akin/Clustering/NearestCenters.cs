using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// The nearest centre of each row, for several sets of centres in one pass over the rows, which may be a mapped file.
/// O(n·d·centres).
/// </summary>
internal static unsafe class NearestCenters
{
    private const int RowsInChunk = 32 * PointPanels.Width;

    /// <summary>
    /// For each set, the labels of all rows (ties: the lower centre) and the sum of squared distances.
    /// </summary>
    public static (int[] Labels, double Inertia)[] Of(
        Matrix points, Matrix[] centers, int threads, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var offsets = ColumnOffsets.Of(points);
        var shifted = Array.ConvertAll(centers, each => Shifted(each, offsets));
        var labels = Array.ConvertAll(centers, _ => new int[points.Rows]);
        var done = 0;
        try
        {
            var sums = ChunkedWork.Map(points.Rows, RowsInChunk, threads, Chunk, cancellation);
            return [.. labels.Select((each, set) => (each, sums.Sum(chunk => chunk[set])))];
        }
        finally
        {
            Array.ForEach(shifted, each => each.Dispose());
        }

        double[] Chunk(int chunk, int start, int count)
        {
            var sums = new double[centers.Length];
            using var panel = new PointPanels(PointPanels.Width, points.Columns);
            using var tile = new Matrix(centers.Max(each => each.Rows), PointPanels.Width);
            for (var row = start; row < start + count; row += PointPanels.Width)
            {
                panel.Pack(points, row, Math.Min(PointPanels.Width, start + count - row), offsets);
                for (var set = 0; set < centers.Length; set++)
                {
                    sums[set] += Place(shifted[set], panel, tile, labels[set].AsSpan(row, panel.Count));
                }
            }

            progress?.Report(new StageProgress("labels", Interlocked.Add(ref done, count), points.Rows, "points"));
            return sums;
        }
    }

    private static double Place(Matrix centers, PointPanels panel, Matrix tile, Span<int> labels)
    {
        var nearest = stackalloc float[PointPanels.Width];
        var squares = stackalloc float[PointPanels.Width];
        PanelKernel.Run<SquaredDifferenceTerm>(
            SimdWidths.Best, centers.Pointer, centers.Columns, centers.Rows, panel[0], centers.Columns, tile.Pointer,
            PointPanels.Width);

        // Differences are exact enough: no second is too near.
        var norms = stackalloc float[PointPanels.Width];
        ArgMinKernel.Run(SimdWidths.Best, tile.Pointer, centers.Rows, squares, nearest, norms, 0, 0);
        var sum = 0.0;
        for (var lane = 0; lane < labels.Length; lane++)
        {
            labels[lane] = (int)nearest[lane];
            sum += squares[lane];
        }

        return sum;
    }

    private static Matrix Shifted(Matrix centers, float[] offsets)
    {
        var shifted = centers.Copy();
        for (var c = 0; c < shifted.Rows; c++)
        {
            for (var i = 0; i < offsets.Length; i++)
            {
                shifted[c][i] -= offsets[i];
            }
        }

        return shifted;
    }
}
