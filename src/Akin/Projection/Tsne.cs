using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// t-distributed stochastic neighbour embedding into two dimensions: points that are neighbours stay neighbours.
/// Distances between far groups and the sizes of groups mean little. Van der Maaten and Hinton (2008), with the
/// repulsion of Linderman et al. (2019) past 1,000 points. O(n²·d) for the neighbours, then O(n) an iteration; O(n ·
/// perplexity) memory.
/// </summary>
public static class Tsne
{
    private const int MostForExact = 1000;
    private const int NeighboursToPerplexity = 3;

    /// <summary>Makes a map.</summary>
    /// <param name="points">n × d; finite. No points make an empty map, one lies at the origin.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears of neighbours found, then of iterations done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The map: the same bits for the same points, options and processor, whatever the number of
    /// threads.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or an option is out of range.</exception>
    public static TsneResult Fit(
        Matrix points,
        TsneOptions options,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Check();
        if (FiniteValues.Find(points, float.MaxValue) is { } bad)
        {
            throw new ArgumentException($"t-SNE needs finite values: {bad}.", nameof(points));
        }

        var n = points.Rows;
        if (n < 2)
        {
            return new(new Matrix(n, 2), 0, 0, options.Perplexity);
        }

        var perplexity = PerplexityFor(n, options.Perplexity);
        var affinities = FindAffinities(points, perplexity, options, progress, cancellation);
        var map = options.Start == TsneStart.Spectral
            ? MapStart.FromGraph(points, affinities, options.Seed, options.Threads, cancellation)
            : MapStart.FromComponents(points, options.Seed, options.Threads, cancellation);
        using var interpolated = new InterpolatedRepulsion(options.Threads);
        IRepulsion repulsion = n <= MostForExact ? new ExactRepulsion(options.Threads) : interpolated;
        var descent = new GradientDescent(affinities, repulsion, options.Threads);
        var iterations = Descend(descent, map, options, progress, cancellation);
        return new(ToMatrix(map), descent.Divergence(map, cancellation), iterations, perplexity);
    }

    /// <summary>Places new points on a map; the points on it stay where they are.</summary>
    /// <param name="points">New points, m × d; finite. Each is placed by itself: others change nothing.</param>
    /// <param name="mapped">The points that were mapped, n × d with n ≥ 1; finite.</param>
    /// <param name="map">Their places, n × 2.</param>
    /// <param name="threads">Threads, ≥ 1; the places are the same for any.</param>
    /// <param name="progress">Hears of neighbours found.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>m × 2.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or the matrices do not fit each
    /// other.</exception>
    public static Matrix Place(
        Matrix points,
        Matrix mapped,
        Matrix map,
        int threads = 1,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        MapFit.Check(points, mapped, map);
        if (map.Columns != 2)
        {
            throw new ArgumentException($"t-SNE makes maps of 2 dimensions, not of {map.Columns}.", nameof(map));
        }

        var places = new MapPoints(map.Rows);
        for (var i = 0; i < map.Rows; i++)
        {
            (places.X[i], places.Y[i]) = (map[i][0], map[i][1]);
        }

        using var neighbours = CrossNeighbours.Find(
            points, mapped, TsnePlacement.Neighbours, threads, progress, cancellation);
        var field = new RepulsionField(places, threads, cancellation);
        return ToMatrix(new TsnePlacement(field, places).Place(neighbours, threads, cancellation));
    }

    /// <summary>
    /// The perplexity that <paramref name="points"/> points can have: at most a third of a point's others, at least
    /// 1.
    /// </summary>
    /// <param name="points">n.</param>
    /// <param name="wanted">The perplexity asked for.</param>
    public static double PerplexityFor(int points, double wanted) =>
        Math.Max(1, Math.Min(wanted, (points - 1) / (double)NeighboursToPerplexity));

    private static SparseAffinities FindAffinities(
        Matrix points,
        double perplexity,
        TsneOptions options,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var count = Math.Min(points.Rows - 1, (int)(NeighboursToPerplexity * perplexity));
        using var neighbours = MapNeighbours.Find(
            points, count, options.Seed, options.Threads, progress, cancellation);
        return Affinities.FromNeighbours(neighbours, perplexity, options.Threads, cancellation);
    }

    private static int Descend(
        GradientDescent descent,
        MapPoints map,
        TsneOptions options,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var early = options.EarlyIterationsFor(map.Count);
        var (done, total) = (0, early + options.Iterations);
        Run(early, options.EarlyExaggeration, options.InitialMomentum);
        Run(options.Iterations, 1, options.FinalMomentum);
        return total;

        void Run(int iterations, double exaggeration, double momentum)
        {
            var rate = options.LearningRate ?? (map.Count / exaggeration);
            descent.Run(map, new(iterations, exaggeration, rate, momentum), Stepped, cancellation);
        }

        void Stepped() => progress?.Report(new("arranging the map", ++done, total, "iterations"));
    }

    private static Matrix ToMatrix(MapPoints map)
    {
        var matrix = new Matrix(map.Count, 2);
        for (var i = 0; i < map.Count; i++)
        {
            (matrix[i][0], matrix[i][1]) = ((float)map.X[i], (float)map.Y[i]);
        }

        return matrix;
    }
}
