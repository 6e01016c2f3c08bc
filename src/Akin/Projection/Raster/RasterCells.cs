using Akin.Numerics;

namespace Akin.Projection.Raster;

/// <summary>Points, cells, and who is where.</summary>
internal sealed class RasterCells
{
    public RasterCells((double X, double Y)[] points, int columns, int rows)
    {
        (Points, Columns, Rows) = (points, columns, rows);
        CellOf = new int[points.Length];
        PointIn = new int[columns * rows];
        Array.Fill(PointIn, -1);
    }

    public (double X, double Y)[] Points { get; }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>The cell of each point.</summary>
    public int[] CellOf { get; }

    /// <summary>The point in each cell; −1 in an empty one.</summary>
    public int[] PointIn { get; }

    /// <summary>Puts a point into an empty cell.</summary>
    public void Put(int point, int cell)
    {
        CellOf[point] = cell;
        PointIn[cell] = point;
    }

    /// <summary>The squared way of a point to the middle of a cell, in cells.</summary>
    public double Cost(int point, int cell)
    {
        var (x, y) = Points[point];
        double dx = (cell % Columns) + 0.5 - x, dy = (cell / Columns) + 0.5 - y;
        return (dx * dx) + (dy * dy);
    }

    /// <summary>Spreads some points over some cells, which hold none but these, at the least cost.</summary>
    public void Solve(int[] points, int[] cells, CancellationToken cancellation = default)
    {
        var costs = new double[points.Length * cells.Length];
        for (var i = 0; i < points.Length; i++)
        {
            for (var j = 0; j < cells.Length; j++)
                costs[(i * cells.Length) + j] = Cost(points[i], cells[j]);
        }

        var chosen = LinearAssignment.Solve(costs, points.Length, cells.Length, cancellation);
        foreach (var cell in cells)
            PointIn[cell] = -1;

        for (var i = 0; i < points.Length; i++)
            Put(points[i], cells[chosen[i]]);
    }
}
