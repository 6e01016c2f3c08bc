using System.Globalization;
using Akin.Neighbours;
using Akin.Numerics;
using Akin.Quality;

namespace Akin.Clustering.Density;

/// <summary>
/// A radius for <see cref="Dbscan"/> read off the data: the distance of every point to its min-samples-th nearest point
/// (itself counted), sorted, and the knee of that curve by Kneedle (<see cref="Elbow"/>): left of it the crowded
/// points, right of it those that lie alone. Ester, Kriegel, Sander and Xu, 1996, section 4.2. O(n²·d) at worst.
/// </summary>
/// <param name="Radius">The radius, ≥ 0.</param>
/// <param name="CoreDistances">The curve, rising; empty when there are fewer points than min samples.</param>
/// <param name="Explanation">How it was read off, in a sentence.</param>
public sealed record RadiusChoice(double Radius, IReadOnlyList<float> CoreDistances, string Explanation)
{
    private const int Steps = 1000;

    /// <summary>Reads the radius off.</summary>
    /// <param name="points">n × d, finite, not changed.</param>
    /// <param name="minSamples">Points that make a place dense, the point itself among them, ≥ 1.</param>
    /// <param name="threads">Threads, ≥ 1; the result is the same for any.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Looked at before every chunk of work.</param>
    /// <exception cref="ArgumentException">A value is not finite, or a number is out of range.</exception>
    public static RadiusChoice Find(
        Matrix points, int minSamples, int threads, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minSamples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        FiniteValues.Require(points, nameof(points), threads);
        if (points.Rows < minSamples || points.Rows == 0)
        {
            return new(0, [], $"There are fewer points than the {minSamples} that make a place dense.");
        }

        var distances = Distances(points, minSamples, threads, progress, cancellation);
        return Read(distances, minSamples);
    }

    /// <summary>Why the memory allowed has no room for it, and what to do; none when it has.</summary>
    /// <param name="rows">Number of points.</param>
    /// <param name="columns">Their dimensions.</param>
    /// <param name="minSamples">Points that make a place dense.</param>
    /// <param name="memoryBytes">What may be taken beside the points; <see langword="null"/> for no limit.</param>
    public static string? WhyNot(int rows, int columns, int minSamples, long? memoryBytes) => DensityMemory.WhyNot(
        "The choice of a radius", rows, columns, DensityMemory.OfRadius(rows, columns, minSamples), memoryBytes);

    /// <summary>Reads the radius off a rising curve of at least one distance.</summary>
    internal static RadiusChoice Read(float[] distances, int minSamples)
    {
        // Falling, as Kneedle for elbows wants it, at no more than a thousand even steps.
        var count = Math.Min(distances.Length, Steps);
        var ranks = Enumerable.Range(0, count)
            .Select(i => count == 1 ? 0 : (int)((long)i * (distances.Length - 1) / (count - 1))).ToArray();
        var knee = Elbow.Find(ranks, [.. ranks.Select(rank => (double)distances[^(rank + 1)])]);
        var radius = knee is { } rank ? distances[^(rank + 1)] : distances[distances.Length / 2];
        var culture = CultureInfo.InvariantCulture;
        var below = distances.Count(distance => distance <= radius) / (double)distances.Length;
        var which = minSamples == 1 ? "point itself" : $"{Counted.Ordinal(minSamples)} nearest point (itself counted)";
        return new(radius, distances, knee is null
            ? string.Create(
                culture, $"The distances to the {which} have no knee, so the radius {radius:G4} is their median.")
            : string.Create(
                culture,
                $"The radius {radius:G4} is the knee (Kneedle) of the sorted distances to the {which}: "
                + $"{below:P0} of the points have theirs within it."));
    }

    private static float[] Distances(
        Matrix points, int minSamples, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        using var tree = new KdTree(
            points, KdTree.LeafSizeFor(points.Columns), threads, cancellation);
        var nearest = NearestPoints.Find(tree, minSamples - 1, threads, progress, cancellation);
        var distances = new float[tree.Count];
        for (var position = 0; position < distances.Length; position++)
        {
            distances[position] = (float)(Math.Sqrt(nearest.Core(position, minSamples)) / tree.Scale);
        }

        Array.Sort(distances);
        return distances;
    }
}
