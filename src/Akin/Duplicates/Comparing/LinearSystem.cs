namespace Akin.Duplicates.Comparing;

/// <summary>Solves a few linear equations (Gauss, with pivots).</summary>
internal static class LinearSystem
{
    /// <summary>Fills the lower half of a symmetric system from its upper half.</summary>
    public static void Mirror(double[,] system)
    {
        for (var i = 0; i < system.GetLength(0); i++)
        {
            for (var j = 0; j < i; j++)
            {
                system[i, j] = system[j, i];
            }
        }
    }

    /// <summary>Solves n equations; the last column is the right side. The system is overwritten.</summary>
    public static bool TrySolve(double[,] system, out double[] solution)
    {
        var n = system.GetLength(0);
        solution = new double[n];
        var largest = 0.0;
        for (var i = 0; i < n; i++)
        {
            largest = Math.Max(largest, Math.Abs(system[i, i]));
        }

        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var row = column + 1; row < n; row++)
            {
                pivot = Math.Abs(system[row, column]) > Math.Abs(system[pivot, column]) ? row : pivot;
            }

            if (!(Math.Abs(system[pivot, column]) > 1e-12 * largest))
            {
                return false;
            }

            Eliminate(system, column, pivot);
        }

        for (var i = 0; i < n; i++)
        {
            solution[i] = system[i, n] / system[i, i];
        }

        return true;
    }

    private static void Eliminate(double[,] system, int column, int pivot)
    {
        var n = system.GetLength(0);
        for (var j = column; j <= n; j++)
        {
            (system[column, j], system[pivot, j]) = (system[pivot, j], system[column, j]);
        }

        for (var row = 0; row < n; row++)
        {
            var factor = row == column ? 0 : system[row, column] / system[column, column];
            for (var j = column; factor != 0 && j <= n; j++)
            {
                system[row, j] -= factor * system[column, j];
            }
        }
    }
}
