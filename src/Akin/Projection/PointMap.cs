using Akin.Numerics;
using Akin.Projection.Umap;

namespace Akin.Projection;

/// <summary>Points on a map, and what the method tells of it: <see langword="null"/> where it has no such thing.
/// </summary>
/// <param name="Coordinates">A row for each point, as many columns as dimensions were asked for.</param>
public sealed record PointMap(Matrix Coordinates) : IDisposable
{
    /// <summary>What t-SNE could not keep, in nats.</summary>
    public double? KlDivergence { get; init; }

    /// <summary>The perplexity that t-SNE worked with.</summary>
    public double? Perplexity { get; init; }

    /// <summary>The size of a neighbourhood that UMAP worked with.</summary>
    public int? Neighbours { get; init; }

    /// <summary>How far neighbours on a map of t-SNE or UMAP are neighbours in truth, 0 … 1.</summary>
    public double? Trustworthiness { get; init; }

    /// <summary>The share of each principal component in the variance.</summary>
    public IReadOnlyList<double>? ExplainedVarianceRatio { get; init; }

    /// <summary>Makes a map of points.</summary>
    /// <param name="points">n × d, finite.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A value is not finite, or t-SNE is to make other than two
    /// dimensions.</exception>
    public static PointMap Make(
        Matrix points, MapOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation) =>
        options.Method switch
        {
            MapMethod.Tsne => ByTsne(points, options, progress, cancellation),
            MapMethod.Umap => ByUmap(points, options, progress, cancellation),
            _ => OfComponents(points, options, cancellation),
        };

    /// <summary>Makes a map of principal components, of rows that need not fit the memory.</summary>
    /// <param name="points">n × d, finite; walked through in order, a few times.</param>
    /// <param name="options">How many, whether whitened.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static PointMap OfComponents(IRowSource points, MapOptions options, CancellationToken cancellation)
    {
        using var model = Pca.Fit(points, Components(options), cancellation);
        var map = Widen(model.Transform(points, options.Threads, cancellation), options.Dimensions);
        return new(map) { ExplainedVarianceRatio = [.. model.ExplainedVarianceRatio] };
    }

    /// <summary>Places new points on a map; the points on it stay where they are.</summary>
    /// <param name="points">New points, m × d, finite.</param>
    /// <param name="mapped">The points that were mapped, n × d.</param>
    /// <param name="map">Their places.</param>
    /// <param name="options">How the map was made.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A value is not finite, or the matrices do not fit each other.</exception>
    public static PointMap Place(
        Matrix points,
        Matrix mapped,
        Matrix map,
        MapOptions options,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        switch (options.Method)
        {
            case MapMethod.Tsne:
                return new(Tsne.Place(points, mapped, map, options.Threads, progress, cancellation));
            case MapMethod.Umap:
                return new(UmapLayout.Place(points, mapped, map, Umap(options), progress, cancellation))
                {
                    Neighbours = Math.Min(options.Neighbours, mapped.Rows),
                };
            default:
                MapFit.Check(points, mapped, map);
                using (var model = Pca.Fit(mapped, Components(options), cancellation))
                {
                    return new(Widen(model.Transform(points, options.Threads, cancellation), options.Dimensions))
                    {
                        ExplainedVarianceRatio = [.. model.ExplainedVarianceRatio],
                    };
                }
        }
    }

    /// <summary>About how much memory a map of t-SNE or UMAP takes beside the points, in bytes; 0 for others.</summary>
    /// <param name="points">n.</param>
    /// <param name="options">How the map is made.</param>
    public static long MemoryFor(int points, MapOptions options)
    {
        // Lists and tables of neighbours, degrees, both directions of the graph; places and eigenvectors.
        const long BytesOfANeighbour = 46;
        const long BytesOfAPoint = 800;
        const long Always = 20 << 20;
        var neighbours = options.Method switch
        {
            MapMethod.Tsne => (long)(3 * Tsne.PerplexityFor(points, options.Perplexity)),
            MapMethod.Umap => Math.Min(points, options.Neighbours),
            _ => 0,
        };
        return neighbours == 0 ? 0 : Always + (points * ((BytesOfANeighbour * neighbours) + BytesOfAPoint));
    }

    /// <inheritdoc/>
    public void Dispose() => Coordinates.Dispose();

    private static PointMap ByTsne(
        Matrix points, MapOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        if (options.Dimensions != 2)
        {
            throw new ArgumentException(
                $"t-SNE makes maps of 2 dimensions, not of {options.Dimensions}.", nameof(options));
        }

        var tsne = new TsneOptions
        {
            Perplexity = options.Perplexity,
            Start = options.Start,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        var result = Tsne.Fit(points, tsne, progress, cancellation);
        return new(result.Map)
        {
            KlDivergence = Math.Max(0, result.KlDivergence),
            Perplexity = result.Perplexity,
            Trustworthiness = Trust(points, result.Map, options, cancellation),
        };
    }

    private static PointMap ByUmap(
        Matrix points, MapOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var result = UmapLayout.Fit(points, Umap(options), progress, cancellation);
        return new(result.Map)
        {
            Neighbours = result.Neighbours,
            Trustworthiness = Trust(points, result.Map, options, cancellation),
        };
    }

    private static double? Trust(Matrix points, Matrix map, MapOptions options, CancellationToken cancellation) =>
        Projection.Trustworthiness.Of(points, map, options.Seed, options.Threads, cancellation);

    private static UmapOptions Umap(MapOptions options) => new()
    {
        Neighbours = options.Neighbours,
        MinDist = options.MinDist,
        Dimensions = options.Dimensions,
        Seed = options.Seed,
        Threads = options.Threads,
    };

    private static PcaOptions Components(MapOptions options) => new()
    {
        Components = options.Dimensions,
        Whiten = options.Whiten,
        Seed = options.Seed,
        Threads = options.Threads,
    };

    /// <summary>Few points or dimensions have few components: along the others all points lie at 0.</summary>
    private static Matrix Widen(Matrix coordinates, int columns)
    {
        if (coordinates.Columns == columns)
        {
            return coordinates;
        }

        var wide = new Matrix(coordinates.Rows, columns);
        for (var row = 0; row < wide.Rows; row++)
        {
            coordinates[row].CopyTo(wide[row]);
        }

        coordinates.Dispose();
        return wide;
    }
}
