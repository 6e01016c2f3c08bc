using Akin.Numerics;

namespace Akin.Clustering.Density;

/// <summary>
/// Points of one to three dimensions in the cells of a grid whose diagonal is just under a radius: points of one cell
/// are within the radius of each other. Only cells that hold points are kept, in row-major order of the grid.
/// </summary>
internal sealed class CellGrid
{
    /// <summary>Cells beyond this many away cannot hold a neighbour.</summary>
    public const int Reach = 2;

    private const int MostDimensions = 3;
    private const double Shrink = 1 - 1e-7;
    private readonly long[] _size;

    private CellGrid(Matrix points, double radius, double side, double[] low, long[] size)
    {
        Radius = radius;
        _size = size;
        var keys = new long[points.Rows];
        for (var row = 0; row < keys.Length; row++)
        {
            var values = points[row];
            for (var i = values.Length - 1; i >= 0; i--)
            {
                keys[row] = (keys[row] * size[i]) + (long)((values[i] - low[i]) / side);
            }
        }

        Rows = new int[points.Rows];
        for (var row = 0; row < Rows.Length; row++)
        {
            Rows[row] = row;
        }

        (keys, Rows) = RadixSort.ByKey(keys, Rows, size[0] * size[1] * size[2]);
        (X, Y, Z) = (Column(points, 0), Column(points, 1), Column(points, 2));
        var starts = new List<int>();
        var cells = new List<long>();
        for (var position = 0; position < keys.Length; position++)
        {
            if (position == 0 || keys[position] != keys[position - 1])
            {
                starts.Add(position);
                cells.Add(keys[position]);
            }
        }

        Keys = [.. cells];
        Starts = [.. starts, keys.Length];
        Boxes = new CellBox[Keys.Length];
        for (var cell = 0; cell < Boxes.Length; cell++)
        {
            Boxes[cell] = CellBox.Of(X, Y, Z, Starts[cell], Starts[cell + 1]);
        }
    }

    /// <summary>The radius.</summary>
    public double Radius { get; }

    /// <summary>The row of each position: positions run through the cells.</summary>
    public int[] Rows { get; }

    /// <summary>First coordinate of each position.</summary>
    public float[] X { get; }

    /// <summary>Second coordinate of each position; 0 where there is none.</summary>
    public float[] Y { get; }

    /// <summary>Third coordinate of each position; 0 where there is none.</summary>
    public float[] Z { get; }

    /// <summary>Place of each cell in the grid, rising.</summary>
    public long[] Keys { get; }

    /// <summary>First position of each cell, and the number of positions at the end.</summary>
    public int[] Starts { get; }

    /// <summary>The box around the points of each cell.</summary>
    public CellBox[] Boxes { get; }

    /// <summary>Cells that hold points.</summary>
    public int Cells => Keys.Length;

    /// <summary>
    /// The grid, or <see langword="null"/> where it does not fit: more than three dimensions, a radius of 0, or one so
    /// small that the places of the cells overflow.
    /// </summary>
    public static CellGrid? TryBuild(Matrix points, double radius)
    {
        if (points.Columns is < 1 or > MostDimensions || points.Rows == 0 || radius <= 0)
        {
            return null;
        }

        var side = radius / Math.Sqrt(points.Columns) * Shrink;
        var low = new double[points.Columns];
        long[] size = [1, 1, 1];
        var cells = 1.0;
        for (var i = 0; i < points.Columns; i++)
        {
            var (least, most) = Range(points, i);
            low[i] = least;
            cells *= ((most - least) / side) + 1;
            if (!(cells < 1L << 52))
            {
                return null;
            }

            size[i] = (long)((most - least) / side) + 1;
        }

        return new(points, radius, side, low, size);
    }

    /// <summary>Column, line and layer of a cell in the grid.</summary>
    public (long X, long Y, long Z) PlaceOf(int cell)
    {
        var key = Keys[cell];
        return (key % _size[0], key / _size[0] % _size[1], key / (_size[0] * _size[1]));
    }

    /// <summary>The keys of the cells from − to + <see cref="Reach"/> along a line; none where the grid ends.</summary>
    public (long First, long Last)? Line((long X, long Y, long Z) place, int y, int z)
    {
        var (line, layer) = (place.Y + y, place.Z + z);
        if (line < 0 || line >= _size[1] || layer < 0 || layer >= _size[2])
        {
            return null;
        }

        var start = ((layer * _size[1]) + line) * _size[0];
        return (start + Math.Max(0, place.X - Reach), start + Math.Min(_size[0] - 1, place.X + Reach));
    }

    /// <summary>The squared distance of two positions in float64.</summary>
    public double SquaredDistance(int a, int b)
    {
        var x = (double)X[a] - X[b];
        var y = (double)Y[a] - Y[b];
        var z = (double)Z[a] - Z[b];
        return (x * x) + (y * y) + (z * z);
    }

    private static (double Least, double Most) Range(Matrix points, int column)
    {
        float least = points[0][column], most = least;
        for (var row = 1; row < points.Rows; row++)
        {
            var value = points[row][column];
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        return (least, most);
    }

    private float[] Column(Matrix points, int column)
    {
        var values = new float[Rows.Length];
        if (column < points.Columns)
        {
            for (var position = 0; position < values.Length; position++)
            {
                values[position] = points[Rows[position]][column];
            }
        }

        return values;
    }
}
