using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// Principal components of a set of points. A component's sign is chosen so that its entry of largest magnitude is
/// positive.
/// </summary>
public sealed class PcaModel : IDisposable
{
    private readonly double[] _axes;
    private readonly bool _whiten;

    /// <summary>A model of which all was found before.</summary>
    /// <param name="mean">Of each dimension.</param>
    /// <param name="largest">Largest magnitude of a value of the fit.</param>
    /// <param name="axes">Components and variances.</param>
    /// <param name="whiten">Whether coordinates get variance 1.</param>
    internal PcaModel(double[] mean, float largest, PrincipalAxes axes, bool whiten)
    {
        (_axes, _whiten, Mean, Largest) = (axes.Directions, whiten, mean, largest);
        TotalVariance = axes.TotalVariance;
        ExplainedVariance = [.. axes.Variance.Select(v => Math.Max(0, v))];
        ExplainedVarianceRatio = [.. ExplainedVariance.Select(
            v => axes.TotalVariance > 0 ? v / axes.TotalVariance : 0)];
        Components = new Matrix(axes.Variance.Length, Mean.Count);
        var values = Components.RowBlock(0, Components.Rows);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)_axes[i];
        }
    }

    /// <summary>The components with all their digits, row-major.</summary>
    internal ReadOnlySpan<double> Directions => _axes;

    /// <summary>Largest magnitude of a value of the fit: what coordinates are scaled by when it is extreme.</summary>
    internal float Largest { get; }

    /// <summary>Variance of all dimensions together.</summary>
    internal double TotalVariance { get; }

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

    /// <summary>
    /// Coordinates of points along the components, of variance 1 with whitening. O(n·d·components); float32, error
    /// about 1e-7 of a point's distance to the mean.
    /// </summary>
    /// <param name="points">n × d, d as fitted; finite.</param>
    /// <param name="threads">Threads, ≥ 1; the result is the same for any.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>n × components.</returns>
    public Matrix Transform(IRowSource points, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(points.Columns, Mean.Count, nameof(points));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        var coordinates = Project(points, Largest, threads, cancellation);
        if (FiniteValues.Find(coordinates, float.MaxValue) is not null)
        {
            // Far larger points than those of the fit need a scale of their own.
            coordinates.Dispose();
            coordinates = Project(points, LargestOf(points), threads, cancellation);
        }

        if (_whiten)
        {
            Whiten(coordinates);
        }

        return coordinates;
    }

    /// <summary>Frees the components.</summary>
    public void Dispose() => Components.Dispose();

    private static float LargestOf(IRowSource points)
    {
        var (largest, scratch) = (0f, new float[points.Columns]);
        for (var row = 0; row < points.Rows; row++)
        {
            largest = Math.Max(largest, CentredPoints.LargestOf(points.Read(row, scratch)));
        }

        return largest;
    }

    private Matrix Project(IRowSource points, float largest, int threads, CancellationToken cancellation) =>
        new CentredPoints(points, (double[])Mean, largest)
            .Project(_axes, ExplainedVariance.Count, threads, cancellation);

    private void Whiten(Matrix coordinates)
    {
        double[] factors = [.. ExplainedVariance.Select(
            variance => variance > ExplainedVariance[0] * 1e-12 ? 1 / Math.Sqrt(variance) : 0)];
        for (var row = 0; row < coordinates.Rows; row++)
        {
            var values = coordinates[row];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = (float)(values[i] * factors[i]);
            }
        }
    }
}
