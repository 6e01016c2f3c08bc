using Akin.Numerics;

namespace Akin.Quality;

/// <summary>The clusters of one labelling: their sizes and means, and the mean of all their points.</summary>
internal sealed class LabelMeans : IDisposable
{
    // Rows that stay in the last cache while every labelling adds them up.
    private const int RowsInBlock = 2048;

    private readonly int[] _labels;
    private readonly double[] _sums;

    private LabelMeans(int[] labels, int columns)
    {
        int[] used = [.. labels.Where(label => label >= 0).Distinct().Order()];
        _labels = used[^1] == used.Length - 1
            ? labels
            : Array.ConvertAll(labels, label => label < 0 ? -1 : Array.BinarySearch(used, label));
        _sums = new double[used.Length * columns];
        Sizes = new int[used.Length];
        Centers = new Matrix(used.Length, columns);
    }

    /// <summary>Points of each cluster.</summary>
    public int[] Sizes { get; }

    /// <summary>clusters × d: the means, less the offsets.</summary>
    public Matrix Centers { get; }

    /// <summary>What was subtracted from every column.</summary>
    public float[] Offsets { get; private set; } = [];

    /// <summary>Points in clusters.</summary>
    public int Points { get; private set; }

    /// <summary>Σ over the clusters of size × squared distance of its mean to the mean of all.</summary>
    public double Between { get; private set; }

    /// <summary>The cluster of a row, 0 …; −1 for noise.</summary>
    public int ClusterOf(int row) => _labels[row];

    /// <summary>Adds up the rows of every labelling's clusters.</summary>
    public static LabelMeans[] Of(
        Matrix points, IReadOnlyList<int[]> labelings, int threads, CancellationToken cancellation)
    {
        var means = labelings.Select(labels => new LabelMeans(labels, points.Columns)).ToArray();
        for (var start = 0; start < points.Rows; start += RowsInBlock)
        {
            var end = Math.Min(points.Rows, start + RowsInBlock);
            ChunkedWork.For(
                means.Length, 1, threads, (_, labeling, _) => means[labeling].Add(points, start, end), cancellation);
        }

        var offsets = ColumnOffsets.Of(points);
        Array.ForEach(means, each => each.Finish(offsets));
        return means;
    }

    public void Dispose() => Centers.Dispose();

    private void Add(Matrix points, int start, int end)
    {
        for (var row = start; row < end; row++)
        {
            if (ClusterOf(row) is >= 0 and var cluster)
            {
                WideningSum.Add(points[row], _sums.AsSpan(cluster * points.Columns, points.Columns));
                Sizes[cluster]++;
            }
        }
    }

    private void Finish(float[] offsets)
    {
        Offsets = offsets;
        Points = Sizes.Sum();
        for (var i = 0; i < offsets.Length; i++)
        {
            var all = 0.0;
            for (var c = 0; c < Sizes.Length; c++)
            {
                all += _sums[(c * offsets.Length) + i] / Points;
            }

            for (var c = 0; c < Sizes.Length; c++)
            {
                var mean = _sums[(c * offsets.Length) + i] / Sizes[c];
                Between += Sizes[c] * (mean - all) * (mean - all);
                Centers[c][i] = (float)(mean - offsets[i]);
            }
        }
    }
}
