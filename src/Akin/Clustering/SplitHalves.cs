using Akin.Numerics;
using Akin.Quality;

namespace Akin.Clustering;

/// <summary>
/// One cloud cut in two at random, both halves clustered on their own: do they find the same clusters, and do the
/// points of the other half, which the centres have not seen, leave valleys between them? (Stability by splitting:
/// Lange, Roth, Braun and Buhmann, Stability-based validation of clustering solutions, 2004.)
/// </summary>
internal sealed class SplitHalves : IDisposable
{
    private const int Restarts = 3;
    private const int MostSteps = 100;

    private readonly Matrix[] _halves;
    private readonly KMeansData[] _data;
    private readonly int[][] _rows;
    private readonly PointPanels _panels;
    private readonly KMeansOptions[][] _fits;
    private readonly int[][][][] _starts;

    /// <param name="sample">The cloud; it must live as long as this.</param>
    /// <param name="ks">The numbers of clusters to be tested.</param>
    /// <param name="seed">Of the cut and of k-means.</param>
    /// <param name="cancellation">Stops the work.</param>
    public SplitHalves(Matrix sample, int[] ks, ulong seed, CancellationToken cancellation)
    {
        var order = RowSample.Shuffled(sample.Rows, new RandomSource(seed));
        _rows = [order[..(order.Length / 2)], order[(order.Length / 2)..]];
        _halves = Array.ConvertAll(_rows, rows => RowSample.Copy(sample, rows));
        _data = Array.ConvertAll(_halves, half => new KMeansData(half, threads: 1));
        _panels = new PointPanels(sample);
        _fits = [.. _rows.Select((_, half) => Array.ConvertAll(ks, k => new KMeansOptions
        {
            K = k,
            Restarts = Restarts,
            MaxIterations = MostSteps,
            Seed = (2 * seed) + (ulong)half,
            Threads = 1,
        }))];
        _starts = [.. _data.Select((data, half) => KMeansSeeding.Draw(data, _fits[half], 1, cancellation))];
    }

    /// <summary>The rows of each half; equal seeds and numbers of rows give equal halves.</summary>
    public IReadOnlyList<int[]> Rows => _rows;

    /// <summary>Whether both halves have points enough for so many clusters.</summary>
    public static bool CanTest(int k, int rows) => rows / 2 > k;

    /// <summary>Tests one of the numbers of clusters.</summary>
    public HalvesTest Test(int at, CancellationToken cancellation)
    {
        var labels = new int[2][];
        var valleys = new Valleys[2];
        for (var half = 0; half < 2; half++)
        {
            var fit = KMeans.Fit(_data[half], _fits[half][at], null, cancellation, _starts[half][at]);
            using var centers = fit.Centers;
            valleys[half] = new Valleys(centers);
            labels[half] = valleys[half].Look(_panels, _rows[1 - half]);
        }

        return new(
            Agreement.AdjustedRand(labels[0], labels[1]), Array.ConvertAll(valleys, each => each.Separation),
            Array.ConvertAll(valleys, each => each.Information), labels);
    }

    public void Dispose()
    {
        Array.ForEach(_data, data => data.Dispose());
        Array.ForEach(_halves, half => half.Dispose());
        _panels.Dispose();
    }
}
