using System.Runtime.CompilerServices;
using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// New points on a t-SNE map that is there (Poličar, Stražar and Zupan, 2021): each starts at the median of its
/// neighbours' places and goes downhill on the divergence between its own probabilities and the map; the old points
/// stay where they are and the new ones do not see each other. What the old points' repulsion comes to is computed
/// once, on a grid.
/// </summary>
internal sealed class TsnePlacement(RepulsionField field, MapPoints map)
{
    /// <summary>Old points that pull a new one.</summary>
    public const int Neighbours = 15;

    private const int PointsInChunk = 64;
    private const double WantedPerplexity = 5;
    private const double Exaggeration = 1.5;
    private const double LearningRate = 0.1;
    private const double Momentum = 0.8;
    private const double LongestGradient = 0.25;
    private const int Iterations = 250;

    /// <summary>A place for each new point.</summary>
    public MapPoints Place(NeighbourTable neighbours, int threads, CancellationToken cancellation)
    {
        var placed = new MapPoints(neighbours.Points);
        ChunkedWork.For(
            placed.Count,
            PointsInChunk,
            threads,
            (_, start, count) =>
            {
                var probabilities = new double[neighbours.Count];
                var perplexity = Math.Max(1, Math.Min(WantedPerplexity, neighbours.Count / 3.0));
                for (var point = start; point < start + count; point++)
                {
                    var near = neighbours.IndicesOf(point);
                    Perplexity.Calibrate(neighbours.Distances[point], perplexity, probabilities);
                    (placed.X[point], placed.Y[point]) = Descend(
                        Median(map.X, near), Median(map.Y, near), near, probabilities);
                }
            },
            cancellation);
        return placed;
    }

    private static double Median(double[] values, ReadOnlySpan<int> indices)
    {
        Span<double> sorted = stackalloc double[Neighbours];
        sorted = sorted[..indices.Length];
        for (var i = 0; i < indices.Length; i++)
        {
            sorted[i] = values[indices[i]];
        }

        sorted.Sort();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private (double X, double Y) Descend(
        double x, double y, ReadOnlySpan<int> neighbours, ReadOnlySpan<double> probabilities)
    {
        var (stepX, stepY, gainX, gainY) = (0.0, 0.0, 1.0, 1.0);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var (gradientX, gradientY) = Gradient(x, y, neighbours, probabilities);
            stepX = GradientStep.Next(stepX, gradientX, ref gainX, Momentum, LearningRate);
            stepY = GradientStep.Next(stepY, gradientY, ref gainY, Momentum, LearningRate);
            (x, y) = field.Within(x + stepX, y + stepY);
        }

        return (x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double X, double Y) Gradient(
        double x, double y, ReadOnlySpan<int> neighbours, ReadOnlySpan<double> probabilities)
    {
        var (total, pushX, pushY) = field.At(x, y);
        double pullX = 0, pullY = 0;
        for (var i = 0; i < neighbours.Length; i++)
        {
            var (dx, dy) = (x - map.X[neighbours[i]], y - map.Y[neighbours[i]]);
            var pull = probabilities[i] / (1 + (dx * dx) + (dy * dy));
            pullX += pull * dx;
            pullY += pull * dy;
        }

        var gradientX = (Exaggeration * pullX) - (pushX / total);
        var gradientY = (Exaggeration * pullY) - (pushY / total);
        var shorten = Math.Min(1, LongestGradient / Math.Sqrt((gradientX * gradientX) + (gradientY * gradientY)));
        return double.IsNaN(shorten) ? (0, 0) : (gradientX * shorten, gradientY * shorten);
    }
}
