using Akin.Numerics;

namespace Akin.Tests.Comparison.Models;

/// <summary>Spaces of which it is known what they see.</summary>
internal static class MadeUpSpaces
{
    /// <summary>Rows around a corner each, 9 apart, by the place that each row is given.</summary>
    public static Matrix At(ulong seed, int columns, int rows, Func<int, int> place)
    {
        var points = Noise(rows, columns, seed);
        for (var row = 0; row < rows; row++)
        {
            points[row][place(row)] += 9;
        }

        return points;
    }

    public static Matrix Noise(int rows, int columns, ulong seed)
    {
        var random = new RandomSource(seed);
        var points = new Matrix(rows, columns);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < columns; i++)
            {
                points[row][i] = (float)random.NextGaussian();
            }
        }

        return points;
    }
}
