using Akin.Numerics;
using Akin.Projection;

namespace Akin.Duplicates;

/// <summary>
/// Features of length 1 as the search for the same scene takes them: all of them in memory, or their principal
/// components there and the features where they lie.
/// </summary>
internal sealed class SceneSpace : IDisposable
{
    private const int SampledRows = 4096;

    private SceneSpace(IRowSource rows, Matrix points) => (Rows, Points) = (rows, points);

    /// <summary>Features of length 1, wherever they are.</summary>
    public IRowSource Rows { get; }

    /// <summary>What neighbours are looked for among: as near as in the features, or nearer.</summary>
    public Matrix Points { get; }

    /// <summary>Whether the points have fewer dimensions than the features.</summary>
    public bool Reduces => Points != Rows;

    /// <summary>Takes features as they are in memory; scales them to length 1.</summary>
    public static SceneSpace InMemory(Matrix features)
    {
        VectorNormalisation.L2InPlace(features);
        return new(features, features);
    }

    /// <summary>Reads features through, and keeps their principal components.</summary>
    /// <param name="features">Where they lie; must live as long as this.</param>
    /// <param name="options">Seed and threads.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static SceneSpace Streamed(IRowSource features, DuplicateOptions options, CancellationToken cancellation)
    {
        var unit = new UnitRows(features);
        var pca = new PcaOptions
        {
            Components = Math.Min(DuplicateOptions.SceneComponents, Math.Min(features.Rows, features.Columns)),
            Seed = options.Seed,
            Threads = options.Threads,
        };
        using var model = Pca.Fit(unit, pca, cancellation);
        return new(unit, model.Transform(unit, options.Threads, cancellation));
    }

    /// <summary>Some rows to draw random pairs of; <see langword="null"/> where all are at hand.</summary>
    public Matrix? Sample(RandomSource random) => Reduces
        ? RowSample.Copy(Rows, RowSample.Draw(Rows.Rows, Math.Min(SampledRows, Rows.Rows), random))
        : null;

    /// <inheritdoc/>
    public void Dispose() => Points.Dispose();
}
