using Akin.Numerics;

namespace Akin.Projection;

/// <summary>Points on a map.</summary>
/// <param name="Coordinates">A row for each point, as many columns as dimensions were asked for.</param>
/// <param name="KlDivergence">What t-SNE could not keep; <see langword="null"/> for other methods.</param>
/// <param name="Perplexity">The perplexity that t-SNE worked with; <see langword="null"/> for other methods.</param>
/// <param name="ExplainedVarianceRatio">The share of each principal component; <see langword="null"/> for other
/// methods.</param>
public sealed record PointMap(
    Matrix Coordinates, double? KlDivergence, double? Perplexity, IReadOnlyList<double>? ExplainedVarianceRatio)
        : IDisposable
{
    /// <summary>Makes a map of points.</summary>
    /// <param name="points">n × d, finite.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A value is not finite, or t-SNE is to make other than two
    /// dimensions.</exception>
    public static PointMap Make(
        Matrix points, MapOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        if (options.Method == MapMethod.Tsne)
        {
            if (options.Dimensions != 2)
            {
                throw new ArgumentException(
                    $"t-SNE makes maps of 2 dimensions, not of {options.Dimensions}.", nameof(options));
            }

            var tsne = new TsneOptions
            {
                Perplexity = options.Perplexity,
                Seed = options.Seed,
                Threads = options.Threads,
            };
            var result = Tsne.Fit(points, tsne, progress, cancellation);
            return new(result.Map, result.KlDivergence, result.Perplexity, null);
        }

        var pca = new PcaOptions { Components = options.Dimensions, Seed = options.Seed, Threads = options.Threads };
        using var model = Pca.Fit(points, pca, cancellation);
        var map = Widen(model.Transform(points, options.Threads, cancellation), options.Dimensions);
        return new(map, null, null, [.. model.ExplainedVarianceRatio]);
    }

    /// <inheritdoc/>
    public void Dispose() => Coordinates.Dispose();

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
