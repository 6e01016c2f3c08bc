using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>The points as k-means reads them: packed once, used by every start and every k.</summary>
internal sealed class KMeansData : IDisposable
{
    private const int MostChunks = 64;
    private const int SmallestChunk = 1024;

    public KMeansData(Matrix points, int threads)
    {
        FiniteValues.Require(points, nameof(points), threads);
        Points = points;
        Offsets = ColumnOffsets.Of(points);
        Panels = new PointPanels(points, Offsets);
        var chunk = Math.Max(SmallestChunk, ChunkedWork.Chunks(points.Rows, MostChunks));
        Chunk = ChunkedWork.Chunks(chunk, PointPanels.Width) * PointPanels.Width;
    }

    /// <summary>The rows as given.</summary>
    public Matrix Points { get; }

    /// <summary>The rows less <see cref="Offsets"/>, packed.</summary>
    public PointPanels Panels { get; }

    /// <summary>The origin that distances are computed around.</summary>
    public float[] Offsets { get; }

    /// <summary>
    /// Rows in a chunk of parallel work: whole panels, and few enough chunks that their sums stay small.
    /// </summary>
    public int Chunk { get; }

    /// <summary>Mean over the columns of their variance: the scale of the tolerance.</summary>
    public double MeanVariance()
    {
        var n = Points.Rows;
        var sums = new double[Points.Columns];
        var squares = new double[Points.Columns];
        for (var row = 0; row < n; row++)
        {
            var values = Points[row];
            for (var i = 0; i < sums.Length; i++)
            {
                var value = (double)values[i] - Offsets[i];
                sums[i] += value;
                squares[i] += value * value;
            }
        }

        var total = 0.0;
        for (var i = 0; i < sums.Length; i++)
        {
            total += Math.Max(0, squares[i] - (sums[i] * sums[i] / n)) / n;
        }

        return sums.Length == 0 ? 0 : total / sums.Length;
    }

    public void Dispose() => Panels.Dispose();
}
