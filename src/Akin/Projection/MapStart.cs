using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// The second stage of t-SNE: a tiny map to start from, the first two principal components scaled to a standard
/// deviation of 1e-4 along the first, and a hundredth of that as noise, so that equal points can part. Kobak and
/// Linderman (2021).
/// </summary>
internal static class MapStart
{
    private const double Deviation = 1e-4;
    private const double Noise = 0.01 * Deviation;

    public static MapPoints FromComponents(Matrix points, ulong seed, int threads, CancellationToken cancellation)
    {
        using var model = Pca.Fit(points, new() { Components = 2, Seed = seed, Threads = threads }, cancellation);
        using var coordinates = model.Transform(points, threads, cancellation);
        var start = new MapPoints(points.Rows);
        for (var i = 0; i < points.Rows; i++)
        {
            var row = coordinates[i];
            start.X[i] = row.Length > 0 ? row[0] : 0;
            start.Y[i] = row.Length > 1 ? row[1] : 0;
        }

        var spread = Math.Sqrt(start.X.Sum(x => x * x) / Math.Max(1, points.Rows));
        var scale = spread > 0 ? Deviation / spread : 0;
        var random = new RandomSource(seed);
        for (var i = 0; i < points.Rows; i++)
        {
            start.X[i] = (start.X[i] * scale) + (Noise * random.NextGaussian());
            start.Y[i] = (start.Y[i] * scale) + (Noise * random.NextGaussian());
        }

        return start;
    }
}
