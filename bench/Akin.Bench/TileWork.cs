using Akin.Numerics;

namespace Akin.Bench;

/// <summary>One block of rows against one block of packed points, again and again, each thread with a tile of its
/// own.</summary>
internal sealed class TileWork : IDisposable
{
    private readonly Matrix _rows;
    private readonly PointBlock _block;
    private readonly PointPanels _panels;
    private readonly ThreadLocal<float[]> _tile;
    private readonly double _operations;
    private readonly bool _differences;

    public TileWork(int rows, int points, int dimensions, bool differences)
    {
        _differences = differences;
        _rows = Filled(rows, dimensions);
        _block = new PointBlock(rows, dimensions);
        _block.Load(_rows, 0, rows);
        using var others = Filled(points, dimensions);
        _panels = new PointPanels(others);
        _tile = new(() => new float[rows * _panels.TileStride]);
        _operations = 2.0 * rows * points * dimensions;
    }

    /// <summary>Computes the tile; gives the operations that it is worth.</summary>
    public double Run()
    {
        if (_differences)
        {
            DistanceTile.SquaredDistances(_rows, 0, _rows.Rows, _panels, _tile.Value!);
        }
        else
        {
            ProductTile.SquaredDistances(_block, _panels, 0, _panels.PanelCount, _tile.Value!);
        }

        return _operations;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _block.Dispose();
        _panels.Dispose();
        _tile.Dispose();
    }

    private static Matrix Filled(int rows, int columns)
    {
        var random = new RandomSource(1);
        var matrix = new Matrix(rows, columns);
        foreach (ref var value in matrix.RowBlock(0, rows))
        {
            value = (float)random.NextGaussian();
        }

        return matrix;
    }
}
