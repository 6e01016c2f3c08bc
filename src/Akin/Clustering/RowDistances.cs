using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>How far rows are from the centres that they belong to, in float64.</summary>
internal static class RowDistances
{
    /// <summary>Squared distance of each row to the centre of its label. O(n·d).</summary>
    public static double[] Squared(
        KMeansData data, CenterSet centers, int[] labels, int threads, CancellationToken cancellation)
    {
        var squared = new double[labels.Length];
        var exact = new ExactChoice(data, centers);
        ChunkedWork.For(
            labels.Length, data.Chunk, threads,
            (_, start, count) =>
            {
                var scratch = new float[data.Columns];
                for (var row = start; row < start + count; row++)
                {
                    squared[row] = exact.SquaredDistance(row, labels[row], scratch);
                }
            },
            cancellation);
        return squared;
    }
}
