using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Projection.Umap;

/// <summary>
/// New points on a map that is there: each starts at the mean of its neighbours' places, weighted by how far they
/// belong to its neighbourhood, and is then pulled by them and pushed by points drawn at random. The old stay where
/// they are. A place depends on the point alone, not on those placed with it.
/// </summary>
internal static class UmapPlacement
{
    private const int PointsInChunk = 64;
    private const double RateShare = 0.25;

    /// <summary>Places for new points.</summary>
    /// <param name="neighbours">Nearest old points of each new one.</param>
    /// <param name="map">Places of the old points.</param>
    /// <param name="options">As the map was made.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Matrix Place(
        NeighbourTable neighbours, Matrix map, UmapOptions options, CancellationToken cancellation)
    {
        var placed = new Matrix(neighbours.Points, map.Columns);
        var curve = ClosenessCurve.Fit(options.MinDist, options.Spread);
        var mean = FuzzyGraph.MeanDistance(neighbours, options.Threads, cancellation);
        ChunkedWork.For(
            neighbours.Points,
            PointsInChunk,
            options.Threads,
            (_, start, count) =>
            {
                var forces = new LayoutForces(curve, map.RowBlock(0, map.Rows), map.Columns);
                var degrees = new double[neighbours.Count];
                for (var point = start; point < start + count; point++)
                {
                    Belong(neighbours.Distances[point], mean, degrees);
                    Start(neighbours.IndicesOf(point), degrees, map, placed[point]);
                    Move(neighbours.IndicesOf(point), degrees, forces, map.Rows, options, placed[point]);
                }
            },
            cancellation);
        return placed;
    }

    /// <summary>A new point has no neighbour that belongs wholly: degrees fall off from distance 0 on.</summary>
    private static void Belong(ReadOnlySpan<float> distances, double mean, Span<double> degrees)
    {
        var least = SmoothDistances.LeastScaleOf(distances, 0, mean);
        SmoothDistances.Calibrate(distances, Math.Log2(distances.Length + 1), 0, least, degrees);
    }

    private static void Start(ReadOnlySpan<int> neighbours, ReadOnlySpan<double> degrees, Matrix map, Span<float> place)
    {
        var sum = 0.0;
        foreach (var degree in degrees)
        {
            sum += degree;
        }

        for (var axis = 0; axis < place.Length; axis++)
        {
            var along = 0.0;
            for (var i = 0; i < neighbours.Length; i++)
            {
                // Where all are too far to have a degree they count alike.
                along += map[neighbours[i]][axis] * (sum > 0 ? degrees[i] / sum : 1.0 / neighbours.Length);
            }

            place[axis] = (float)along;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Move(
        ReadOnlySpan<int> neighbours,
        ReadOnlySpan<double> degrees,
        LayoutForces forces,
        int old,
        UmapOptions options,
        Span<float> place)
    {
        var epochs = options.Epochs / 3 ?? (old <= 10_000 ? 100 : 30);
        var (all, pushes) = (Vector128<float>.One, Vector128.Create(0f, 1, 1, 0));
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var rate = (float)(RateShare * options.LearningRate * (1 - (epoch / (double)epochs)));
            var draws = new DrawSequence(options.Seed, epoch, neighbours[0]);
            for (var i = 0; i < neighbours.Length; i++)
            {
                var frequency = degrees[0] > 0 ? degrees[i] / degrees[0] : 1;
                if ((int)(frequency * epoch) != (int)(frequency * (epoch + 1)))
                {
                    forces.Step(place, neighbours[i], draws.Next(old), draws.Next(old), draws.Next(old), all, rate);
                    forces.Step(place, neighbours[i], draws.Next(old), draws.Next(old), neighbours[i], pushes, rate);
                }
            }
        }
    }
}
