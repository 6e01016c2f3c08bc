using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// Principal axes within a subspace that power iterations turn towards the leading ones. O(n·d·(count + 10)) an
/// iteration.
/// </summary>
internal static class RandomisedPca
{
    private const int PowerIterations = 7;
    private const int SpareAxes = 10;

    public static PrincipalAxes Solve(
        CentredPoints centred, int count, PcaOptions options, CancellationToken cancellation)
    {
        var (n, d) = (centred.Points.Rows, centred.Points.Columns);
        var width = Math.Min(count + SpareAxes, Math.Min(n, d));
        var random = new RandomSource(options.Seed);
        var basis = new double[checked(width * d)];
        foreach (ref var value in basis.AsSpan())
        {
            value = random.NextGaussian();
        }

        Orthonormal.Make(basis, width, d);
        var coordinates = new double[checked(n * width)];
        for (var iteration = 0; iteration < PowerIterations; iteration++)
        {
            centred.Project(basis, width, options.Threads, Receive, cancellation);
            basis = centred.Combine(coordinates, width, options.Threads, cancellation);
            Orthonormal.Make(basis, width, d);
        }

        centred.Project(basis, width, options.Threads, Receive, cancellation);
        var (variance, rotation) = SymmetricEigen.Leading(
            Covariance(coordinates, n, width), width, count, threads: 1, cancellation);
        return new(Rotate(basis, width, d, rotation, count), variance, TotalVariance(centred, cancellation));

        void Receive(int row, ReadOnlySpan<double> values) => values.CopyTo(coordinates.AsSpan(row * width));
    }

    private static double[] Covariance(double[] coordinates, int n, int width)
    {
        var covariance = new double[width * width];
        for (var row = 0; row < n; row++)
        {
            var values = coordinates.AsSpan(row * width, width);
            for (var i = 0; i < width; i++)
            {
                for (var j = 0; j < width; j++)
                {
                    covariance[(i * width) + j] += values[i] * values[j] / (n - 1);
                }
            }
        }

        return covariance;
    }

    private static double[] Rotate(double[] basis, int width, int d, double[] rotation, int count)
    {
        var directions = new double[count * d];
        for (var axis = 0; axis < count; axis++)
        {
            for (var i = 0; i < width; i++)
            {
                var weight = rotation[(axis * width) + i];
                for (var column = 0; column < d; column++)
                {
                    directions[(axis * d) + column] += weight * basis[(i * d) + column];
                }
            }
        }

        return directions;
    }

    private static double TotalVariance(CentredPoints centred, CancellationToken cancellation)
    {
        var sum = 0.0;
        var values = new double[centred.Points.Columns];
        for (var row = 0; row < centred.Points.Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            centred.CopyTo(row, 0, values);
            sum += InnerProduct.Of(values, values);
        }

        return sum / Math.Max(1, centred.Points.Rows - 1);
    }
}
