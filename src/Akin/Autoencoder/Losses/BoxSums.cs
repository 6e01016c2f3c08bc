namespace Akin.Autoencoder.Losses;

/// <summary>Sums over all square windows that lie in a map, and the way back; a few additions for each place.</summary>
/// <param name="height">Rows of the map.</param>
/// <param name="width">Its columns.</param>
/// <param name="side">Rows and columns of a window, at most those of the map.</param>
internal sealed class BoxSums(int height, int width, int side)
{
    private readonly int _rows = height - side + 1;
    private readonly int _columns = width - side + 1;

    /// <summary>Windows there are, row by row.</summary>
    public int Windows => _rows * _columns;

    /// <summary>Places in a window.</summary>
    public int Places => side * side;

    /// <summary>sums[w] = Σ of values in window w.</summary>
    public void Sum(double[] values, double[] sums)
    {
        var lines = new double[_rows * width];
        for (var x = 0; x < width; x++)
        {
            for (var row = 0; row < _rows; row++)
            {
                var sum = 0.0;
                for (var y = row; y < row + side; y++)
                {
                    sum += values[(y * width) + x];
                }

                lines[(row * width) + x] = sum;
            }
        }

        for (var row = 0; row < _rows; row++)
        {
            for (var column = 0; column < _columns; column++)
            {
                var sum = 0.0;
                for (var x = column; x < column + side; x++)
                {
                    sum += lines[(row * width) + x];
                }

                sums[(row * _columns) + column] = sum;
            }
        }
    }

    /// <summary>sums[w] = Σ of a × b in window w.</summary>
    public void SumOfProducts(double[] a, double[] b, double[] sums)
    {
        var products = new double[a.Length];
        for (var i = 0; i < products.Length; i++)
        {
            products[i] = a[i] * b[i];
        }

        Sum(products, sums);
    }

    /// <summary>values[i] = Σ of sums[w] over the windows w that place i lies in.</summary>
    public void Spread(double[] sums, double[] values)
    {
        var lines = new double[_rows * width];
        for (var row = 0; row < _rows; row++)
        {
            for (var x = 0; x < width; x++)
            {
                var sum = 0.0;
                for (var column = Math.Max(0, x - side + 1); column <= Math.Min(x, _columns - 1); column++)
                {
                    sum += sums[(row * _columns) + column];
                }

                lines[(row * width) + x] = sum;
            }
        }

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var sum = 0.0;
                for (var row = Math.Max(0, y - side + 1); row <= Math.Min(y, _rows - 1); row++)
                {
                    sum += lines[(row * width) + x];
                }

                values[(y * width) + x] = sum;
            }
        }
    }
}
