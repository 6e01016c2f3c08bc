using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// What the silhouettes of a sweep would be without any groups: the same sweep over points from one Gaussian with the
/// data's covariance. Such a point is a sum of the centred rows with independent normal weights, so no matrix is
/// decomposed. The idea is the reference distribution of the gap statistic (Tibshirani, Walther and Hastie, 2001).
/// </summary>
internal static class BlobReference
{
    private const int Draws = 5;
    private const int EnoughPoints = 1000;
    private const int EnoughPerCluster = 4;
    private const int Restarts = 2;
    private const ulong Stream = 0xB10B;

    /// <summary>Sweeps over reference blobs.</summary>
    /// <returns>The mean silhouette at each k, and the mean of the blobs' best.</returns>
    public static (double[] AtK, double Best) Sweep(
        Matrix points, IReadOnlyList<int> ks, KSweepOptions options, CancellationToken cancellation)
    {
        var random = new RandomSource(options.Seed).Fork(Stream);
        var count = Math.Min(points.Rows, Math.Max(EnoughPoints, EnoughPerCluster * ks[^1]));
        using var rows = CentredRows(points, count, random);
        var atK = new double[ks.Count];
        var best = 0.0;
        for (var draw = 0; draw < Draws; draw++)
        {
            using var blob = Draw(rows, count, random);
            var silhouettes = Silhouettes(blob, ks, options, cancellation);
            best += silhouettes.Max() / Draws;
            for (var i = 0; i < atK.Length; i++)
            {
                atK[i] += silhouettes[i] / Draws;
            }
        }

        return (atK, best);
    }

    private static double[] Silhouettes(
        Matrix blob, IReadOnlyList<int> ks, KSweepOptions options, CancellationToken cancellation)
    {
        var fits = KFits.Train(blob, [.. ks], options with { Restarts = Restarts }, null, cancellation);
        Array.ForEach(fits, fit => fit.Centers.Dispose());
        var labelings = Array.ConvertAll(fits, fit => fit.Labels);
        return KScores.MeanSilhouettes(blob, labelings, options.Threads, null, cancellation);
    }

    /// <summary>
    /// Some rows less their mean, dimensions × rows: their outer product is the covariance but for the scale, which no
    /// silhouette depends on; it is made 1, so that nothing over- or underflows.
    /// </summary>
    private static Matrix CentredRows(Matrix points, int count, RandomSource random)
    {
        var centred = new Matrix(points.Columns, count);
        var chosen = RowSample.Shuffled(points.Rows, random, count)[..count];
        var largest = 0f;
        for (var i = 0; i < points.Columns; i++)
        {
            var mean = 0.0;
            foreach (var row in chosen)
            {
                mean += points[row][i] / (double)count;
            }

            for (var j = 0; j < count; j++)
            {
                centred[i][j] = (float)(points[chosen[j]][i] - mean);
                largest = Math.Max(largest, Math.Abs(centred[i][j]));
            }
        }

        foreach (ref var value in centred.RowBlock(0, centred.Rows))
        {
            value /= largest == 0 ? 1 : largest;
        }

        return centred;
    }

    private static Matrix Draw(Matrix rows, int count, RandomSource random)
    {
        using var weights = new Matrix(count, rows.Columns);
        foreach (ref var weight in weights.RowBlock(0, count))
        {
            weight = (float)random.NextGaussian();
        }

        using var panels = new PointPanels(rows);
        var products = new float[count * panels.TileStride];
        DistanceTile.Products(weights, 0, count, panels, products);
        var blob = new Matrix(count, rows.Rows);
        for (var row = 0; row < count; row++)
        {
            products.AsSpan(row * panels.TileStride, rows.Rows).CopyTo(blob[row]);
        }

        return blob;
    }
}
