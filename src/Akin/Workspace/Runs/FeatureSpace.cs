using Akin.Numerics;
using Akin.Projection;

namespace Akin.Workspace.Runs;

/// <summary>The space that groups and maps are computed in: features, scaled or not, reduced or not.</summary>
public sealed record FeatureSpace
{
    /// <summary>Whether each row is scaled to length 1, so that distances compare directions. Default: yes.</summary>
    public bool Normalise { get; init; } = true;

    /// <summary>
    /// Principal components to keep, ≥ 1, never more than min(n, d); <see langword="null"/> keeps all features.
    /// Default: 32.
    /// </summary>
    public int? Components { get; init; } = 32;

    /// <summary>
    /// Whether groups are found among the places of the map, which is made in this space. Default: no.
    /// </summary>
    public bool OnMap { get; init; }

    /// <summary>Seed of the random start that very large matrices take. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, ≥ 1; the result is the same for any. Default: all cores.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Brings features into this space. O(n·d·min(n, d)) with components, else O(n·d).</summary>
    /// <param name="features">
    /// n × d, finite, not changed, wherever they are: components are found without all of them in memory. They must
    /// live as long as the answer.
    /// </param>
    /// <param name="cancellation">Stops the work.</param>
    public ReducedFeatures Reduce(IRowSource features, CancellationToken cancellation = default)
    {
        var scaled = Normalise ? new UnitRows(features) : features;
        if (Components is not { } components)
        {
            return scaled is Matrix matrix
                ? new(matrix, owns: false, [])
                : new(RowSample.CopyAll(scaled), owns: true, []);
        }

        var options = new PcaOptions { Components = components, Seed = Seed, Threads = Threads };
        using var model = Pca.Fit(scaled, options, cancellation);
        return new(model.Transform(scaled, Threads, cancellation), owns: true, [.. model.ExplainedVarianceRatio]);
    }

    /// <summary>The same as a matrix that needs the features no more.</summary>
    /// <inheritdoc cref="Reduce"/>
    public Matrix Bring(IRowSource features, CancellationToken cancellation = default)
    {
        using var reduced = Reduce(features, cancellation);
        return reduced.Take();
    }
}
