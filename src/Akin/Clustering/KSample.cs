using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// What the tests of a number of clusters work on: some of the rows in their 32 leading principal coordinates, in which
/// k-means finds nearly the same clusters at a fraction of the work, and clouds without groups of the same shape.
/// </summary>
internal static class KSample
{
    private const int Dimensions = 32;
    private const int EnoughRows = 2000;
    private const int EnoughPerCluster = 80;
    private const int MostRows = 5000;

    // A uniform box of few dimensions can be cut alike again and again, more so than a blob.
    private const int MostBoxColumns = 4;

    /// <summary>Draws the rows.</summary>
    /// <param name="points">n × d, finite.</param>
    /// <param name="largestK">The largest number of clusters to be tested.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Matrix Draw(Matrix points, int largestK, RandomSource random, CancellationToken cancellation)
    {
        var count = Math.Clamp(EnoughPerCluster * largestK, EnoughRows, MostRows);
        using var rows = RowSample.Copy(points, RowSample.Draw(points.Rows, count, random));
        return PrincipalCoordinates.Of(rows, Dimensions, random, cancellation);
    }

    /// <summary>How many kinds of clouds without groups a sample is held against.</summary>
    public static int CloudKinds(Matrix sample) => sample.Columns > MostBoxColumns ? 1 : 2;

    /// <summary>A cloud without groups, of a sample's shape and as many rows.</summary>
    /// <param name="sample">Principal coordinates.</param>
    /// <param name="kind">0 for a blob, 1 for a box.</param>
    /// <param name="random">Where the draws come from.</param>
    public static Matrix Cloud(Matrix sample, int kind, RandomSource random) =>
        kind == 0 ? Blob(sample, random) : Box(sample, random);

    /// <summary>One Gaussian of the same covariance, as many rows.</summary>
    /// <param name="sample">Principal coordinates.</param>
    /// <param name="random">Where the draws come from.</param>
    public static Matrix Blob(Matrix sample, RandomSource random)
    {
        var deviations = new double[sample.Columns];
        for (var row = 0; row < sample.Rows; row++)
        {
            for (var i = 0; i < deviations.Length; i++)
            {
                deviations[i] += (double)sample[row][i] * sample[row][i] / sample.Rows;
            }
        }

        return Fill(sample, i => Math.Sqrt(deviations[i]) * random.NextGaussian());
    }

    /// <summary>A uniform box along the principal axes, as wide as the rows, as many rows.</summary>
    /// <param name="sample">Principal coordinates.</param>
    /// <param name="random">Where the draws come from.</param>
    public static Matrix Box(Matrix sample, RandomSource random)
    {
        var low = sample[0].ToArray();
        var high = sample[0].ToArray();
        for (var row = 1; row < sample.Rows; row++)
        {
            for (var i = 0; i < low.Length; i++)
            {
                low[i] = Math.Min(low[i], sample[row][i]);
                high[i] = Math.Max(high[i], sample[row][i]);
            }
        }

        return Fill(sample, i => low[i] + (random.NextDouble() * (high[i] - low[i])));
    }

    private static Matrix Fill(Matrix sample, Func<int, double> value)
    {
        var drawn = new Matrix(sample.Rows, sample.Columns);
        for (var row = 0; row < drawn.Rows; row++)
        {
            for (var i = 0; i < drawn.Columns; i++)
            {
                drawn[row][i] = (float)value(i);
            }
        }

        return drawn;
    }
}
