using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// The last stage of t-SNE: moves the points downhill on the Kullback-Leibler divergence between P and the map, with
/// momentum and a gain for each coordinate that grows while the gradient keeps turning it back (Jacobs, 1988). The
/// gradient leaves out the factor 4, and no step is longer than 5, both as openTSNE has it. The map stays centred.
/// </summary>
internal sealed class GradientDescent(SparseAffinities affinities, IRepulsion repulsion, int threads)
{
    private const int PointsInChunk = 1024;
    private const double LongestStep = 5;
    private readonly MapPoints _gradient = new(affinities.Points);
    private readonly MapPoints _step = new(affinities.Points);
    private readonly PlacePairs _places = new(affinities.Points);
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
            Centre(points, Step(points, phase));
            stepped();
        }
    }

    /// <summary>Σ p·q·(yᵢ − yⱼ) − Σ q²·(yᵢ − yⱼ) / Z: a quarter of the divergence's gradient.</summary>
    public void FillGradient(MapPoints points, double exaggeration, MapPoints gradient, CancellationToken cancellation)
    {
        var total = repulsion.Repel(points, gradient, cancellation);
        _places.Fill(points, threads);
        ChunkedWork.For(
            points.Count,
            PointsInChunk,
            threads,
            (_, start, count) =>
            {
                for (var i = start; i < start + count; i++)
                {
                    var (x, y) = _places.Attraction(affinities.Columns(i), affinities.Values(i), i);
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

    /// <summary>Moves the points; answers the sums of their coordinates.</summary>
    private (double X, double Y) Step(MapPoints points, DescentPhase phase)
    {
        var sums = ChunkedWork.Map(points.Count, PointsInChunk, threads, (_, start, count) =>
        {
            double sumX = 0, sumY = 0;
            for (var i = start; i < start + count; i++)
            {
                _step.X[i] = GradientStep.Next(
                    _step.X[i], _gradient.X[i], ref _gains.X[i], phase.Momentum, phase.LearningRate);
                _step.Y[i] = GradientStep.Next(
                    _step.Y[i], _gradient.Y[i], ref _gains.Y[i], phase.Momentum, phase.LearningRate);
                Shorten(ref _step.X[i], ref _step.Y[i]);
                sumX += points.X[i] += _step.X[i];
                sumY += points.Y[i] += _step.Y[i];
            }

            return (X: sumX, Y: sumY);
        });
        return (sums.Sum(sum => sum.X), sums.Sum(sum => sum.Y));
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

    private static void Shorten(ref double x, ref double y)
    {
        var length = Math.Sqrt((x * x) + (y * y));
        if (length > LongestStep)
        {
            x *= LongestStep / length;
            y *= LongestStep / length;
        }
    }

    private void Centre(MapPoints points, (double X, double Y) sums)
    {
        var (x, y) = (sums.X / points.Count, sums.Y / points.Count);
        ChunkedWork.For(points.Count, PointsInChunk, threads, (_, start, count) =>
        {
            for (var i = start; i < start + count; i++)
            {
                points.X[i] -= x;
                points.Y[i] -= y;
            }
        });
    }

    private static MapPoints Ones(int count)
    {
        var points = new MapPoints(count);
        Array.Fill(points.X, 1);
        Array.Fill(points.Y, 1);
        return points;
    }
}
