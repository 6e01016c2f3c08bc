using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// Principal components of a set of points. A component's sign is chosen so that its entry of largest magnitude is
/// positive.
/// </summary>
public sealed class PcaModel : IDisposable
{
    private readonly double[] _axes;

    internal PcaModel(double[] mean, PrincipalAxes axes)
    {
        _axes = axes.Directions;
        Mean = mean;
        ExplainedVariance = [.. axes.Variance.Select(v => Math.Max(0, v))];
        ExplainedVarianceRatio = [.. ExplainedVariance.Select(
            v => axes.TotalVariance > 0 ? v / axes.TotalVariance : 0)];
        Components = new Matrix(axes.Variance.Length, mean.Length);
        var values = Components.RowBlock(0, Components.Rows);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)_axes[i];
        }
    }

    /// <summary>Mean of each dimension, d values.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>Unit vectors, one a row, by falling variance: components × d.</summary>
    public Matrix Components { get; }

    /// <summary>Variance along each component, divided by n − 1.</summary>
    public IReadOnlyList<double> ExplainedVariance { get; }

    /// <summary>
    /// The share of each component in the variance of all dimensions, 0 … 1; all 0 where nothing varies.
    /// </summary>
    public IReadOnlyList<double> ExplainedVarianceRatio { get; }

    /// <summary>Coordinates of points along the components. O(n·d·components).</summary>
    /// <param name="points">n × d, d as fitted; finite.</param>
    /// <param name="threads">Threads, ≥ 1; the result is the same for any.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>n × components.</returns>
    public Matrix Transform(Matrix points, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(points.Columns, Mean.Count, nameof(points));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        var coordinates = new Matrix(points.Rows, ExplainedVariance.Count);
        new CentredPoints(points, (double[])Mean).Project(
            _axes,
            ExplainedVariance.Count,
            threads,
            (row, values) =>
            {
                var target = coordinates[row];
                for (var i = 0; i < values.Length; i++)
                {
                    target[i] = (float)Math.Clamp(values[i], float.MinValue, float.MaxValue);
                }
            },
            cancellation);
        return coordinates;
    }

    /// <summary>Frees the components.</summary>
    public void Dispose() => Components.Dispose();
}
