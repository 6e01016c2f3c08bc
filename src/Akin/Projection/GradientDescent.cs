using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// The last stage of t-SNE: moves the points downhill on the Kullback-Leibler divergence between P and the map, with
/// momentum and a gain for each coordinate that grows while the gradient keeps turning it back (Jacobs, 1988). The
/// gradient leaves out the factor 4, and no step is longer than 5, both as openTSNE has it. The map stays centred.
/// </summary>
internal sealed class GradientDescent(SparseAffinities affinities, IRepulsion repulsion, int threads)
{
    private const int PointsInChunk = 256;
    private const double LongestStep = 5;
    private const double LeastGain = 0.01;
    private readonly MapPoints _gradient = new(affinities.Points);
    private readonly MapPoints _step = new(affinities.Points);
    private readonly MapPoints _gains = Ones(affinities.Points);

    /// <summary>Takes the steps of a phase; momentum and gains go on from the phase before.</summary>
    /// <param name="points">Positions, moved in place.</param>
    /// <param name="phase">How many steps, and which.</param>
    /// <param name="stepped">Called after each step.</param>
    /// <param name="cancellation">Checked at each step.</param>
    public void Run(MapPoints points, DescentPhase phase, Action stepped, CancellationToken cancellation)
    {
        for (var iteration = 0; iteration < phase.Iterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            FillGradient(points, phase.Exaggeration, _gradient, cancellation);
            for (var i = 0; i < points.Count; i++)
            {
                _step.X[i] = Next(_step.X[i], _gradient.X[i], ref _gains.X[i], phase);
                _step.Y[i] = Next(_step.Y[i], _gradient.Y[i], ref _gains.Y[i], phase);
                Shorten(ref _step.X[i], ref _step.Y[i]);
                points.X[i] += _step.X[i];
                points.Y[i] += _step.Y[i];
            }

            Centre(points.X);
            Centre(points.Y);
            stepped();
        }
    }

    /// <summary>Σ p·q·(yᵢ − yⱼ) − Σ q²·(yᵢ − yⱼ) / Z: a quarter of the divergence's gradient.</summary>
    public void FillGradient(MapPoints points, double exaggeration, MapPoints gradient, CancellationToken cancellation)
    {
        var total = repulsion.Repel(points, gradient, cancellation);
        ChunkedWork.For(
            points.Count,
            PointsInChunk,
            threads,
            (_, start, count) =>
            {
                for (var i = start; i < start + count; i++)
                {
                    var (x, y) = Attraction(points, i);
                    gradient.X[i] = (exaggeration * x) - (gradient.X[i] / total);
                    gradient.Y[i] = (exaggeration * y) - (gradient.Y[i] / total);
                }
            },
            cancellation);
    }

    /// <summary>
    /// The divergence Σ p·log(p·Z / q) over the stored pairs, with the sum Z that the repulsion finds.
    /// </summary>
    public double Divergence(MapPoints points, CancellationToken cancellation)
    {
        var total = Math.Log(repulsion.Repel(points, _gradient, cancellation));
        return ChunkedWork.Sum(
            points.Count, PointsInChunk, threads, i => DivergenceOf(points, i, total), cancellation);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double X, double Y) Attraction(MapPoints points, int i)
    {
        ReadOnlySpan<double> xs = points.X, ys = points.Y;
        var columns = affinities.Columns(i);
        var values = affinities.Values(i)[..columns.Length];
        var (x, y) = (xs[i], ys[i]);
        double sumX = 0, sumY = 0;
        for (var place = 0; place < columns.Length; place++)
        {
            var (dx, dy) = (x - xs[columns[place]], y - ys[columns[place]]);
            var pull = values[place] / (1 + (dx * dx) + (dy * dy));
            sumX += pull * dx;
            sumY += pull * dy;
        }

        return (sumX, sumY);
    }

    private double DivergenceOf(MapPoints points, int i, double logTotal)
    {
        var columns = affinities.Columns(i);
        var values = affinities.Values(i);
        var sum = 0.0;
        for (var place = 0; place < columns.Length; place++)
        {
            if (values[place] > 0)
            {
                var j = columns[place];
                var (dx, dy) = (points.X[i] - points.X[j], points.Y[i] - points.Y[j]);
                sum += values[place] * (Math.Log(values[place]) + Math.Log(1 + (dx * dx) + (dy * dy)) + logTotal);
            }
        }

        return sum;
    }

    private static double Next(double step, double gradient, ref double gain, DescentPhase phase)
    {
        gain = Math.Sign(step) != Math.Sign(gradient) ? gain + 0.2 : (gain * 0.8) + LeastGain;
        return (phase.Momentum * step) - (phase.LearningRate * gain * gradient);
    }

    private static void Shorten(ref double x, ref double y)
    {
        var length = Math.Sqrt((x * x) + (y * y));
        if (length > LongestStep)
        {
            x *= LongestStep / length;
            y *= LongestStep / length;
        }
    }

    private static void Centre(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        foreach (ref var value in values.AsSpan())
        {
            value -= mean;
        }
    }

    private static MapPoints Ones(int count)
    {
        var points = new MapPoints(count);
        Array.Fill(points.X, 1);
        Array.Fill(points.Y, 1);
        return points;
    }
}
