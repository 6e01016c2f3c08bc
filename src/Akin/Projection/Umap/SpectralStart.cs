using Akin.Numerics;

namespace Akin.Projection.Umap;

/// <summary>
/// The second stage of UMAP: where the points start. Each connected component is laid out by the eigenvectors of its
/// normalised Laplacian behind the first (Belkin and Niyogi, 2003); several components lie around the principal
/// components of their means, none wider than half the way to the next. A little noise lets equal points part; each
/// axis then runs from 0 to 10.
/// </summary>
internal static class SpectralStart
{
    private const double Extent = 10;
    private const double Noise = 1e-4;
    private const double Tolerance = 1e-4;
    private const int MostProducts = 250;
    private const int BlockWidth = 8;

    /// <summary>A place for each point, n × dimensions.</summary>
    public static Matrix Of(
        Matrix points, SparseAffinities graph, UmapOptions options, CancellationToken cancellation)
    {
        var components = GraphComponents.Of(graph);
        var (n, dimensions) = (graph.Points, options.Dimensions);
        var places = new double[checked(n * dimensions)];
        var (centres, radii) = components.Members.Length == 1
            ? (new double[dimensions], [1])
            : Centres(points, components, options, cancellation);
        var random = new RandomSource(options.Seed);
        for (var i = 0; i < components.Members.Length; i++)
        {
            var centre = centres.AsSpan(i * dimensions, dimensions);
            Lay(graph, components, i, centre, radii[i], options, random, places, cancellation);
        }

        return Spread(places, n, dimensions, random);
    }

    /// <summary>Middles of the components, the farthest 1 from the origin along an axis, and the room around them.
    /// </summary>
    private static (double[] Centres, double[] Radii) Centres(
        Matrix points, GraphComponents components, UmapOptions options, CancellationToken cancellation)
    {
        using var means = Means(points, components, options.Threads, cancellation);
        var pca = new PcaOptions { Components = options.Dimensions, Seed = options.Seed, Threads = options.Threads };
        using var model = Pca.Fit(means, pca, cancellation);
        using var coordinates = model.Transform(means, options.Threads, cancellation);
        var (count, dimensions) = (means.Rows, options.Dimensions);
        var centres = new double[count * dimensions];
        for (var i = 0; i < count; i++)
        {
            for (var axis = 0; axis < coordinates.Columns; axis++)
            {
                centres[(i * dimensions) + axis] = coordinates[i][axis];
            }
        }

        ScaleToOne(centres);
        var radii = ChunkedWork.Map(count, 1, options.Threads, (i, _, _) => Room(centres, i, dimensions), cancellation);
        return (centres, radii);
    }

    private static Matrix Means(
        Matrix points, GraphComponents components, int threads, CancellationToken cancellation)
    {
        var means = new Matrix(components.Members.Length, points.Columns);
        ChunkedWork.For(
            means.Rows,
            1,
            threads,
            (i, _, _) =>
            {
                var sum = new double[points.Columns];
                foreach (var member in components.Members[i])
                {
                    for (var column = 0; column < sum.Length; column++)
                    {
                        sum[column] += points[member][column];
                    }
                }

                for (var column = 0; column < sum.Length; column++)
                {
                    means[i][column] = (float)(sum[column] / components.Members[i].Length);
                }
            },
            cancellation);
        return means;
    }

    /// <summary>Half the way to the nearest other middle.</summary>
    private static double Room(double[] centres, int own, int dimensions)
    {
        var least = double.PositiveInfinity;
        for (var other = 0; other < centres.Length / dimensions; other++)
        {
            var square = 0.0;
            for (var axis = 0; axis < dimensions; axis++)
            {
                var along = centres[(own * dimensions) + axis] - centres[(other * dimensions) + axis];
                square += along * along;
            }

            least = other == own ? least : Math.Min(least, square);
        }

        return Math.Sqrt(least) / 2;
    }

    private static void Lay(
        SparseAffinities graph,
        GraphComponents components,
        int component,
        ReadOnlySpan<double> centre,
        double radius,
        UmapOptions options,
        RandomSource random,
        double[] places,
        CancellationToken cancellation)
    {
        var (members, dimensions) = (components.Members[component], options.Dimensions);
        var vectors = Vectors(graph, members, components.Places, options, random, cancellation);
        ScaleToOne(vectors);
        for (var i = 0; i < members.Length; i++)
        {
            for (var axis = 0; axis < dimensions; axis++)
            {
                places[(members[i] * dimensions) + axis] =
                    centre[axis] + (radius * vectors[(axis * members.Length) + i]);
            }
        }
    }

    /// <summary>Dimensions × members: eigenvectors, or chance where there are too few members for them.</summary>
    private static double[] Vectors(
        SparseAffinities graph,
        int[] members,
        int[] places,
        UmapOptions options,
        RandomSource random,
        CancellationToken cancellation)
    {
        var vectors = new double[options.Dimensions * members.Length];
        if (members.Length <= options.Dimensions + 1)
        {
            foreach (ref var value in vectors.AsSpan())
            {
                value = (2 * random.NextDouble()) - 1;
            }

            return vectors;
        }

        var graphOperator = new GraphOperator(graph, members, places, options.Threads);
        var problem = new EigenProblem
        {
            Size = members.Length,
            Count = options.Dimensions,
            Spare = Math.Max(2, BlockWidth - options.Dimensions),
            Least = -1,
            Tolerance = Tolerance,
            MostProducts = MostProducts,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        return LeadingEigen.Find(graphOperator.Multiply, graphOperator.Trivial(), problem, cancellation).Vectors;
    }

    private static void ScaleToOne(double[] values)
    {
        var largest = values.Max(Math.Abs);
        if (largest > 0)
        {
            foreach (ref var value in values.AsSpan())
            {
                value /= largest;
            }
        }
    }

    private static Matrix Spread(double[] places, int n, int dimensions, RandomSource random)
    {
        ScaleToOne(places);
        foreach (ref var place in places.AsSpan())
        {
            place = (Extent * place) + (Noise * random.NextGaussian());
        }

        var map = new Matrix(n, dimensions);
        for (var axis = 0; axis < dimensions; axis++)
        {
            var (low, high) = (double.MaxValue, double.MinValue);
            for (var i = axis; i < places.Length; i += dimensions)
            {
                (low, high) = (Math.Min(low, places[i]), Math.Max(high, places[i]));
            }

            for (var i = 0; i < n; i++)
            {
                map[i][axis] = (float)(Extent * (places[(i * dimensions) + axis] - low) / Math.Max(high - low, 1e-12));
            }
        }

        return map;
    }
}
