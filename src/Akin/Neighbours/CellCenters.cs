using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Centres that divide space into cells of about equally many points: a few steps of Lloyd's k-means on a sample. They
/// only say where to look first, so nothing depends on their being good but time.
/// </summary>
internal static class CellCenters
{
    private const int SampleOfEach = 48;
    private const int Steps = 8;

    /// <summary>Places centres. O(cells²·d).</summary>
    /// <param name="points">n × d.</param>
    /// <param name="count">Number of cells, 1 … n.</param>
    /// <param name="seed">Seed of the sample.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Matrix Place(Matrix points, int count, ulong seed, int threads, CancellationToken cancellation)
    {
        var random = new RandomSource(seed);
        var rows = RowSample.Draw(points.Rows, Math.Min(points.Rows, count * SampleOfEach), random);
        using var sample = RowSample.Copy(points, rows);
        var centers = RowSample.Copy(sample, RowSample.Draw(sample.Rows, count, random));
        for (var step = 0; step < Steps; step++)
        {
            using var ranks = new CellRanks(sample, centers, threads, cancellation);
            MoveToMeans(sample, ranks.Next(1), centers);
        }

        return centers;
    }

    /// <summary>A centre without points stays where it is.</summary>
    private static void MoveToMeans(Matrix sample, int[] cells, Matrix centers)
    {
        var columns = sample.Columns;
        var sums = new double[centers.Rows * columns];
        var counts = new int[centers.Rows];
        for (var row = 0; row < sample.Rows; row++)
        {
            WideningSum.Add(sample[row], sums.AsSpan(cells[row] * columns, columns));
            counts[cells[row]]++;
        }

        for (var cell = 0; cell < counts.Length; cell++)
        {
            for (var i = 0; counts[cell] > 0 && i < columns; i++)
            {
                centers[cell][i] = (float)(sums[(cell * columns) + i] / counts[cell]);
            }
        }
    }
}
