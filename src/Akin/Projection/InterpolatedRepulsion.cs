using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// Repulsion in linear time: points hand their weight to the nodes of a grid by interpolation, the nodes repel each
/// other by one convolution, and the points read their force off the nodes the same way. After FIt-SNE (Linderman,
/// Rachh, Hoskins, Steinerberger and Kluger, 2019), with a sliding cubic instead of boxes of three nodes and with the
/// kernel of the force itself. Every row of nodes belongs to one thread and takes its points in one order. O(n +
/// span² log span) time, O(n + span²) memory.
/// </summary>
internal sealed class InterpolatedRepulsion(int threads) : IRepulsion, IDisposable
{
    private const int PointsInChunk = 1024;
    private const int RowsInChunk = 32;
    private const int Support = NodeGrid.Support;
    private readonly RowSort _sort = new();
    private GridConvolution? _convolution;
    private StudentKernel? _kernel;

    public double Repel(MapPoints points, MapPoints forces, CancellationToken cancellation)
    {
        var grid = NodeGrid.Around(points);
        var (convolution, kernel) = Prepare(grid);
        _sort.Sort(points, grid);
        ChunkedWork.For(
            grid.Nodes, RowsInChunk, threads, (_, row, rows) => Spread(points, grid, convolution, row, rows),
                cancellation);
        var all = convolution.Convolve(kernel, cancellation);
        var own = ChunkedWork.Map(
            points.Count,
            PointsInChunk,
            threads,
            (_, start, count) => Collect(points, grid, convolution, _sort.Order.AsSpan(start, count), forces),
            cancellation);
        return Math.Max(all - own.Sum(), double.Epsilon);
    }

    public void Dispose() => _convolution?.Dispose();

    private (GridConvolution Convolution, StudentKernel Kernel) Prepare(NodeGrid grid)
    {
        if (_convolution is not { } convolution || convolution.Size != grid.Size)
        {
            _convolution?.Dispose();
            _convolution = convolution = new(new(grid.Size), threads);
        }

        if (_kernel is not { } kernel || kernel.Size != grid.Size || kernel.Spacing != grid.Spacing)
        {
            _kernel = kernel = new(convolution.Transform, grid.Spacing, threads);
        }

        return (convolution, kernel);
    }

    /// <summary>Fills some rows of nodes from the points that reach them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Spread(MapPoints points, NodeGrid grid, GridConvolution convolution, int row, int rows)
    {
        Span<double> x = stackalloc double[Support];
        Span<double> y = stackalloc double[Support];
        var (pitch, end) = (convolution.Pitch, row + rows);
        convolution.Weights.AsSpan(row * pitch, rows * pitch).Clear();
        foreach (var point in _sort.Between(Math.Max(0, row - Support + 1), end))
        {
            var column = grid.Column(points.X[point], x);
            var first = grid.Row(points.Y[point], y);
            for (var i = Math.Max(first, row); i < Math.Min(first + Support, end); i++)
            {
                var weights = convolution.Weights.AsSpan((i * pitch) + column, Support);
                var along = y[i - first];
                weights[0] += along * x[0];
                weights[1] += along * x[1];
                weights[2] += along * x[2];
                weights[3] += along * x[3];
            }
        }
    }

    /// <summary>
    /// Reads the forces off the nodes; answers what the points' potentials at themselves come to on the grid.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Collect(
        MapPoints points, NodeGrid grid, GridConvolution convolution, ReadOnlySpan<int> order, MapPoints forces)
    {
        Span<double> x = stackalloc double[Support];
        Span<double> y = stackalloc double[Support];
        var own = 0.0;
        foreach (var point in order)
        {
            var column = grid.Column(points.X[point], x);
            var row = grid.Row(points.Y[point], y);
            double forceX = 0, forceY = 0;
            for (var i = 0; i < Support; i++)
            {
                var place = ((row + i) * convolution.Pitch) + column;
                forceX += y[i] * Interpolate(convolution.ForceX.AsSpan(place, Support), x);
                forceY += y[i] * Interpolate(convolution.ForceY.AsSpan(place, Support), x);
            }

            forces.X[point] = forceX;
            forces.Y[point] = forceY;
            own += grid.PotentialAtSelf(x, y);
        }

        return own;
    }

    private static double Interpolate(ReadOnlySpan<double> values, ReadOnlySpan<double> weights) =>
        (values[0] * weights[0]) + (values[1] * weights[1]) + (values[2] * weights[2]) + (values[3] * weights[3]);
}
