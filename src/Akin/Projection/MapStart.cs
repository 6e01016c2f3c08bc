using Akin.Numerics;
using Akin.Projection.Umap;

namespace Akin.Projection;

/// <summary>
/// The second stage of t-SNE: a tiny map to start from, of standard deviation 1e-4 along the first axis, and a
/// hundredth of that as noise, so that equal points can part. Kobak and Linderman (2021).
/// </summary>
internal static class MapStart
{
    private const double Deviation = 1e-4;
    private const double Noise = 0.01 * Deviation;

    /// <summary>The first two principal components.</summary>
    public static MapPoints FromComponents(Matrix points, ulong seed, int threads, CancellationToken cancellation)
    {
        using var model = Pca.Fit(points, new() { Components = 2, Seed = seed, Threads = threads }, cancellation);
        using var coordinates = model.Transform(points, threads, cancellation);
        return Shrink(coordinates, seed);
    }

    /// <summary>Two eigenvectors of the affinities' Laplacian, each connected component for itself.</summary>
    public static MapPoints FromGraph(
        Matrix points, SparseAffinities affinities, ulong seed, int threads, CancellationToken cancellation)
    {
        using var coordinates = SpectralStart.Of(
            points, affinities, new() { Seed = seed, Threads = threads }, cancellation);
        return Shrink(coordinates, seed);
    }

    private static MapPoints Shrink(Matrix coordinates, ulong seed)
    {
        var start = new MapPoints(coordinates.Rows);
        for (var i = 0; i < start.Count; i++)
        {
            var row = coordinates[i];
            start.X[i] = row.Length > 0 ? row[0] : 0;
            start.Y[i] = row.Length > 1 ? row[1] : 0;
        }

        Centre(start.X);
        Centre(start.Y);
        var spread = Math.Sqrt(start.X.Sum(x => x * x) / Math.Max(1, start.Count));
        var scale = spread > 0 ? Deviation / spread : 0;
        var random = new RandomSource(seed);
        for (var i = 0; i < start.Count; i++)
        {
            start.X[i] = (start.X[i] * scale) + (Noise * random.NextGaussian());
            start.Y[i] = (start.Y[i] * scale) + (Noise * random.NextGaussian());
        }

        return start;
    }

    private static void Centre(double[] values)
    {
        var mean = values.DefaultIfEmpty(0).Average();
        foreach (ref var value in values.AsSpan())
        {
            value -= mean;
        }
    }
}
