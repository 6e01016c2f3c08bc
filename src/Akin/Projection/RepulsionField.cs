namespace Akin.Projection;

/// <summary>
/// What the points of a map do to a point at any place: the sum of q = 1 / (1 + distance²), and of q² × difference.
/// Both are computed on a grid of nodes once; in between is interpolated.
/// </summary>
internal sealed class RepulsionField
{
    private const double Margin = 8;
    private const int Support = NodeGrid.Support;
    private readonly NodeGrid _grid;
    private readonly int _pitch;
    private readonly double[] _potential;
    private readonly double[] _forceX;
    private readonly double[] _forceY;

    /// <summary>The field of a map.</summary>
    public RepulsionField(MapPoints map, int threads, CancellationToken cancellation)
    {
        _grid = NodeGrid.Around(map, Margin);
        using var convolution = new GridConvolution(new(_grid.Size), threads);
        var kernel = new StudentKernel(convolution.Transform, _grid.Spacing, threads);
        Spread(map, _grid, convolution);
        _pitch = convolution.Pitch;
        convolution.ConvolvePotential(kernel, cancellation);
        _potential = [.. convolution.ForceX];
        convolution.Convolve(kernel, cancellation);
        (_forceX, _forceY) = (convolution.ForceX, convolution.ForceY);
    }

    /// <summary>The place itself, or the nearest within the field.</summary>
    public (double X, double Y) Within(double x, double y) => _grid.Within(x, y);

    /// <summary>Sum of q, and the force along both axes.</summary>
    public (double Potential, double X, double Y) At(double x, double y)
    {
        Span<double> alongX = stackalloc double[Support];
        Span<double> alongY = stackalloc double[Support];
        var column = _grid.Column(x, alongX);
        var row = _grid.Row(y, alongY);
        double potential = 0, forceX = 0, forceY = 0;
        for (var i = 0; i < Support; i++)
        {
            var place = ((row + i) * _pitch) + column;
            for (var j = 0; j < Support; j++)
            {
                var weight = alongY[i] * alongX[j];
                potential += weight * _potential[place + j];
                forceX += weight * _forceX[place + j];
                forceY += weight * _forceY[place + j];
            }
        }

        // Far from all points interpolation may come out a little below 0.
        return (Math.Max(potential, 1e-12), forceX, forceY);
    }

    private static void Spread(MapPoints map, NodeGrid grid, GridConvolution convolution)
    {
        Span<double> x = stackalloc double[Support];
        Span<double> y = stackalloc double[Support];
        for (var point = 0; point < map.Count; point++)
        {
            var column = grid.Column(map.X[point], x);
            var row = grid.Row(map.Y[point], y);
            for (var i = 0; i < Support; i++)
            {
                for (var j = 0; j < Support; j++)
                {
                    convolution.Weights[((row + i) * convolution.Pitch) + column + j] += y[i] * x[j];
                }
            }
        }
    }
}
