namespace Akin.Numerics;

/// <summary>
/// Rows in the coordinates of their leading principal axes, for work that may be approximate: three power iterations
/// of a random subspace (Halko, Martinsson and Tropp, 2011) where there are more columns than axes wanted.
/// O(n·d·count).
/// </summary>
internal static class PrincipalCoordinates
{
    private const int PowerIterations = 3;
    private const int SpareAxes = 8;

    /// <summary>Turns rows into coordinates.</summary>
    /// <param name="points">n × d, finite; n ≥ 1.</param>
    /// <param name="most">Axes wanted, ≥ 1; never more than d.</param>
    /// <param name="random">Where the first subspace comes from.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>n × min(most, d) centred coordinates, the axis of the largest variance first, scaled so that the
    /// largest magnitude of a centred value is 1.</returns>
    public static Matrix Of(Matrix points, int most, RandomSource random, CancellationToken cancellation)
    {
        using var centred = Centred(points);
        if (centred.Columns <= most)
        {
            return Aligned(centred, most, cancellation);
        }

        using var transposed = Transposed(centred);
        var basis = Start(centred.Columns, Math.Min(most + SpareAxes, centred.Columns), random);
        for (var iteration = 0; iteration < PowerIterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var along = Products(centred, basis);
            using var turned = Transposed(along);
            basis.Dispose();
            using var next = Products(transposed, turned);
            basis = OrthonormalRows(next);
        }

        using var coordinates = Products(centred, basis);
        basis.Dispose();
        return Aligned(coordinates, most, cancellation);
    }

    private static Matrix Centred(Matrix points)
    {
        var means = new double[points.Columns];
        for (var row = 0; row < points.Rows; row++)
        {
            WideningSum.Add(points[row], means);
        }

        var centred = new Matrix(points.Rows, points.Columns);
        var largest = 0f;
        for (var row = 0; row < points.Rows; row++)
        {
            for (var i = 0; i < means.Length; i++)
            {
                centred[row][i] = (float)(points[row][i] - (means[i] / points.Rows));
                largest = Math.Max(largest, Math.Abs(centred[row][i]));
            }
        }

        foreach (ref var value in centred.Values(0, checked(points.Rows * points.Columns)))
        {
            value /= largest == 0 ? 1 : largest;
        }

        return centred;
    }

    private static Matrix Start(int d, int width, RandomSource random)
    {
        var basis = new Matrix(width, d);
        foreach (ref var value in basis.RowBlock(0, width))
        {
            value = (float)random.NextGaussian();
        }

        return basis;
    }

    /// <summary>x · yᵀ.</summary>
    private static Matrix Products(Matrix x, Matrix y)
    {
        using var panels = new PointPanels(y);
        var tile = new float[checked(x.Rows * panels.TileStride)];
        DistanceTile.Products(x, 0, x.Rows, panels, tile);
        var products = new Matrix(x.Rows, y.Rows);
        for (var row = 0; row < x.Rows; row++)
        {
            tile.AsSpan(row * panels.TileStride, y.Rows).CopyTo(products[row]);
        }

        return products;
    }

    private static Matrix Transposed(Matrix matrix)
    {
        var transposed = new Matrix(matrix.Columns, matrix.Rows);
        for (var row = 0; row < matrix.Rows; row++)
        {
            var values = matrix[row];
            for (var i = 0; i < values.Length; i++)
            {
                transposed[i][row] = values[i];
            }
        }

        return transposed;
    }

    /// <summary>The columns of a matrix made orthonormal, as rows.</summary>
    private static Matrix OrthonormalRows(Matrix columns)
    {
        var rows = new double[columns.Columns * columns.Rows];
        for (var i = 0; i < columns.Rows; i++)
        {
            for (var j = 0; j < columns.Columns; j++)
            {
                rows[(j * columns.Rows) + i] = columns[i][j];
            }
        }

        Orthonormal.Make(rows, columns.Columns, columns.Rows);
        return Matrix.From(Array.ConvertAll(rows, value => (float)value), columns.Rows);
    }

    /// <summary>Rows turned to their principal axes.</summary>
    private static Matrix Aligned(Matrix centred, int most, CancellationToken cancellation)
    {
        var width = centred.Columns;
        var covariance = new double[width * width];
        for (var row = 0; row < centred.Rows; row++)
        {
            var values = centred[row];
            for (var i = 0; i < width; i++)
            {
                for (var j = 0; j < width; j++)
                {
                    covariance[(i * width) + j] += (double)values[i] * values[j];
                }
            }
        }

        var kept = Math.Min(most, width);
        var (_, axes) = SymmetricEigen.Leading(covariance, width, kept, threads: 1, cancellation);
        using var rows = Matrix.From(Array.ConvertAll(axes, value => (float)value), width);
        return Products(centred, rows);
    }
}
