using Akin.Numerics;

namespace Akin.Projection;

/// <summary>Principal axes from eigenvalues of the covariance, or of the inner products of the points.</summary>
internal static class ExactPca
{
    // From here on the kernels of float32 pay; their sums are float64.
    private const int FewestFastRows = 2048;
    private const int FewestFastColumns = 128;

    // Up to here all eigenvalues are found as fast as the leading ones alone.
    private const int SmallMatrix = 384;
    private const int SharePerAxis = 8;
    private const double Tolerance = 1e-9;
    private const int MostProducts = 250;

    public static PrincipalAxes FromDimensions(
        CentredPoints centred, int count, int threads, CancellationToken cancellation)
    {
        var (n, d) = (centred.Points.Rows, centred.Points.Columns);
        var covariance = n >= FewestFastRows && d >= FewestFastColumns
            ? FastCovariance(centred, threads, cancellation)
            : Covariance(centred, threads, cancellation);
        var total = Trace(covariance, d);
        var (values, axes) = Leading(covariance, d, count, threads, cancellation);
        return new(axes, values, total);
    }

    public static PrincipalAxes FromPoints(
        CentredPoints centred, int count, int threads, CancellationToken cancellation)
    {
        var (n, d) = (centred.Points.Rows, centred.Points.Columns);
        var gram = Gram(centred, threads, cancellation);
        var total = Trace(gram, n);
        var (values, vectors) = Leading(gram, n, count, threads, cancellation);
        for (var axis = 0; axis < count; axis++)
        {
            // Below this the vector is rounding noise; an orthonormal completion says as much and is clean.
            if (values[axis] <= values[0] * n * 1e-15)
            {
                vectors.AsSpan(axis * n, n).Clear();
            }
        }

        var axes = Combine(centred, vectors, count, threads, cancellation);
        Orthonormal.Make(axes, count, d);
        return new(axes, values, total);
    }

    /// <summary>Whether the leading axes are searched for, not found among all.</summary>
    public static bool IsSearched(int size, int count) => size > SmallMatrix && count * SharePerAxis <= size;

    /// <summary>The leading eigenpairs: by a search, or by all of them where that is as fast or the search fails.
    /// </summary>
    private static (double[] Values, double[] Vectors) Leading(
        double[] matrix, int size, int count, int threads, CancellationToken cancellation)
    {
        if (IsSearched(size, count))
        {
            var problem = new EigenProblem
            {
                Size = size,
                Count = count,
                Spare = 8 + (count / 2),
                Least = 0,
                Tolerance = Tolerance,
                MostProducts = MostProducts,
                Threads = threads,
            };
            var dense = new DenseOperator(matrix, size, threads);
            var pairs = LeadingEigen.Find(dense.Multiply, [], problem, cancellation);
            if (pairs.Settled)
            {
                return (pairs.Values, pairs.Vectors);
            }
        }

        return SymmetricEigen.Leading(matrix, size, count, threads, cancellation);
    }

    private static double[] FastCovariance(CentredPoints centred, int threads, CancellationToken cancellation)
    {
        var (n, d) = (centred.Points.Rows, centred.Points.Columns);
        using var product = new ColumnProducts(d);
        using var slab = new Matrix(Math.Min(n, ColumnProducts.SlabRows), d);
        for (var start = 0; start < n; start += slab.Rows)
        {
            var first = start;
            var rows = Math.Min(slab.Rows, n - start);
            ChunkedWork.For(rows, 16, threads, (_, from, length) => Fill(slab, first, from, length), cancellation);
            product.AddSlab(slab, rows, threads, cancellation);
        }

        product.Complete((double)centred.Scale * centred.Scale * Math.Max(1, n - 1), threads);
        return product.Sums;

        void Fill(Matrix slab, int first, int from, int length)
        {
            for (var row = from; row < from + length; row++)
            {
                centred.CopyTo(first + row, slab[row]);
            }
        }
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
                var scratch = new float[d];
                for (var row = from; row < from + length; row++)
                {
                    for (var column = 0; column < d; column += SymmetricProduct.Block)
                    {
                        var width = Math.Min(SymmetricProduct.Block, d - column);
                        var target = product.PanelRow(column / SymmetricProduct.Block, row);
                        centred.CopyTo(first + row, column, target[..width], scratch);
                    }
                }
            }
        }

        return product.ToArray(Math.Max(1, n - 1));
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
                var scratch = new float[d];
                for (var point = 0; point < length; point++)
                {
                    centred.CopyTo(from + point, first, values[..rows], scratch);
                    for (var row = 0; row < rows; row++)
                    {
                        product.PanelRow(block, row)[point] = values[row];
                    }
                }
            }
        }

        return product.ToArray(Math.Max(1, n - 1));
    }

    /// <summary>Sums of the centred rows weighted by each vector (count × n): count × d.</summary>
    private static double[] Combine(
        CentredPoints centred, double[] vectors, int count, int threads, CancellationToken cancellation)
    {
        const int ColumnsInChunk = 256;
        var (n, d) = (centred.Points.Rows, centred.Points.Columns);
        var sums = new double[checked(count * d)];
        ChunkedWork.For(
            d,
            ColumnsInChunk,
            threads,
            (_, start, columns) =>
            {
                Span<double> values = stackalloc double[ColumnsInChunk];
                var scratch = new float[d];
                for (var row = 0; row < n; row++)
                {
                    centred.CopyTo(row, start, values[..columns], scratch);
                    for (var axis = 0; axis < count; axis++)
                    {
                        ScaledSum.Add(
                            sums.AsSpan((axis * d) + start, columns), vectors[(axis * n) + row], values[..columns]);
                    }
                }
            },
            cancellation);
        return sums;
    }

    private static double Trace(double[] matrix, int size)
    {
        var sum = 0.0;
        for (var i = 0; i < size; i++)
        {
            sum += matrix[((nint)i * size) + i];
        }

        return sum;
    }
}
