using Akin.Numerics;
using Akin.Projection;

namespace Akin.Workspace.Runs;

/// <summary>Points on a map.</summary>
/// <param name="Coordinates">A row for each point.</param>
/// <param name="KlDivergence">What t-SNE could not keep; <see langword="null"/> for other methods.</param>
/// <param name="Perplexity">The perplexity that t-SNE worked with; <see langword="null"/> for other methods.</param>
/// <param name="ExplainedVarianceRatio">The share of each principal component; <see langword="null"/> for other methods.</param>
public sealed record PointMap(
    Matrix Coordinates, double? KlDivergence, double? Perplexity, IReadOnlyList<double>? ExplainedVarianceRatio) : IDisposable
{
    /// <summary>Makes a map of points.</summary>
    /// <param name="points">n × d, finite.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static PointMap Make(
        Matrix points, MapOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        if (options.Method == MapMethod.Tsne)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(options.Dimensions, 2, nameof(options));
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
        var map = model.Transform(points, options.Threads, cancellation);
        return new(map, null, null, [.. model.ExplainedVarianceRatio]);
    }

    /// <inheritdoc/>
    public void Dispose() => Coordinates.Dispose();
}
