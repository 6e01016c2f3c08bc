using Akin.Numerics;

namespace Akin.Projection;

/// <summary>Principal axes from all eigenvalues of the covariance, or of the inner products of the points.</summary>
internal static class ExactPca
{
    public static PrincipalAxes FromDimensions(
        CentredPoints centred, int count, int threads, CancellationToken cancellation)
    {
        var d = centred.Points.Columns;
        var covariance = Covariance(centred, threads, cancellation);
        var total = Trace(covariance, d);
        var (values, axes) = SymmetricEigen.Leading(covariance, d, count, threads, cancellation);
        return new(axes, values, total);
    }

    private static double[] Covariance(CentredPoints centred, int threads, CancellationToken cancellation)
    {
        var (n, d) = (centred.Points.Rows, centred.Points.Columns);
        using var product = new SymmetricProduct(d);
        for (var start = 0; start < n; start += SymmetricProduct.PanelRows)
        {
            var first = start;
            var rows = Math.Min(SymmetricProduct.PanelRows, n - start);
            ChunkedWork.For(rows, 16, threads, Fill, cancellation);
            product.AddPanel(rows, threads, cancellation);

            void Fill(int chunk, int from, int length)
            {
                for (var row = from; row < from + length; row++)
                {
                    for (var column = 0; column < d; column += SymmetricProduct.Block)
                    {
                        var width = Math.Min(SymmetricProduct.Block, d - column);
                        var target = product.PanelRow(column / SymmetricProduct.Block, row);
                        centred.CopyTo(first + row, column, target[..width]);
                    }
                }
            }
        }

        return product.ToArray(Math.Max(1, n - 1));
    }

    public static PrincipalAxes FromPoints(
        CentredPoints centred, int count, int threads, CancellationToken cancellation)
    {
        var (n, d) = (centred.Points.Rows, centred.Points.Columns);
        var gram = Gram(centred, threads, cancellation);
        var total = Trace(gram, n);
        var (values, vectors) = SymmetricEigen.Leading(gram, n, count, threads, cancellation);
        var weights = new double[n * count];
        for (var axis = 0; axis < count; axis++)
        {
            // Below this the vector is rounding noise; an orthonormal completion says as much and is clean.
            var present = values[axis] > values[0] * n * 1e-15;
            for (var row = 0; row < n; row++)
            {
                weights[(row * count) + axis] = present ? vectors[(axis * n) + row] : 0;
            }
        }

        var axes = centred.Combine(weights, count, threads, cancellation);
        Orthonormal.Make(axes, count, d);
        return new(axes, values, total);
    }

    private static double[] Gram(CentredPoints centred, int threads, CancellationToken cancellation)
    {
        var (n, d) = (centred.Points.Rows, centred.Points.Columns);
        using var product = new SymmetricProduct(n);
        for (var start = 0; start < d; start += SymmetricProduct.PanelRows)
        {
            var first = start;
            var rows = Math.Min(SymmetricProduct.PanelRows, d - start);
            ChunkedWork.For(n, SymmetricProduct.Block, threads, Fill, cancellation);
            product.AddPanel(rows, threads, cancellation);

            void Fill(int block, int from, int length)
            {
                Span<double> values = stackalloc double[SymmetricProduct.PanelRows];
                for (var point = 0; point < length; point++)
                {
                    centred.CopyTo(from + point, first, values[..rows]);
                    for (var row = 0; row < rows; row++)
                    {
                        product.PanelRow(block, row)[point] = values[row];
                    }
                }
            }
        }

        return product.ToArray(Math.Max(1, n - 1));
    }

    private static double Trace(double[] matrix, int size)
    {
        var sum = 0.0;
        for (var i = 0; i < size; i++)
        {
            sum += matrix[(i * size) + i];
        }

        return sum;
    }
}
