using Akin.Numerics;

namespace Akin.Clustering.Density;

/// <summary>
/// DBSCAN on a grid of cliques. A cell of enough points is all core without a single distance; elsewhere neighbours are
/// counted until there are enough. Cells with core points join where two of them are within the radius; border points
/// look at the cells around them.
/// </summary>
internal sealed class GridDbscan(
    CellGrid grid, DbscanOptions options, DensityReach found, IProgress<StageProgress>? progress,
    CancellationToken cancellation)
{
    private const int CellsInAChunk = 512;
    private readonly double _limit = grid.Radius * grid.Radius;
    private readonly bool[] _core = new bool[grid.Rows.Length];

    /// <summary>The smallest core row of each cell; −1 where there is none.</summary>
    private readonly int[] _coreRow = new int[grid.Cells];

    public void Run()
    {
        Pass(1, FindCore);
        Pass(2, Join);
        Pass(3, ReachBorders);
    }

    private void Pass(int number, Action<NearCells, int> work)
    {
        ChunkedWork.For(
            grid.Cells, CellsInAChunk, options.Threads,
            (_, first, count) =>
            {
                var near = new NearCells(grid);
                for (var cell = first; cell < first + count; cell++)
                {
                    work(near, cell);
                }
            },
            cancellation);
        progress?.Report(new("DBSCAN", number, 3, "passes"));
    }

    private void FindCore(NearCells near, int cell)
    {
        var (start, end) = (grid.Starts[cell], grid.Starts[cell + 1]);
        if (end - start >= options.MinSamples)
        {
            _core.AsSpan(start, end - start).Fill(true);
        }
        else
        {
            var cells = near.Of(cell);
            var most = end - start;
            foreach (var other in cells)
            {
                most += grid.Starts[other + 1] - grid.Starts[other];
            }

            for (var position = start; position < end && most >= options.MinSamples; position++)
            {
                _core[position] = IsCore(position, end - start, cells);
            }
        }

        var first = int.MaxValue;
        for (var position = start; position < end; position++)
        {
            if (_core[position])
            {
                first = Math.Min(first, grid.Rows[position]);
                found.Core[grid.Rows[position]] = true;
            }
        }

        _coreRow[cell] = first == int.MaxValue ? -1 : first;
    }

    private bool IsCore(int position, int count, ReadOnlySpan<int> cells)
    {
        foreach (var cell in cells)
        {
            if (grid.Boxes[cell].LeastSquaredDistance(grid.X[position], grid.Y[position], grid.Z[position]) > _limit)
            {
                continue;
            }

            var end = grid.Starts[cell + 1];
            for (var other = grid.Starts[cell]; other < end; other++)
            {
                if (grid.SquaredDistance(position, other) <= _limit && ++count >= options.MinSamples)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Join(NearCells near, int cell)
    {
        if (_coreRow[cell] < 0)
        {
            return;
        }

        var (start, end) = (grid.Starts[cell], grid.Starts[cell + 1]);
        for (var position = start; position < end; position++)
        {
            if (_core[position])
            {
                found.Sets.Union(_coreRow[cell], grid.Rows[position]);
            }
        }

        foreach (var other in near.Of(cell, onlyLater: true))
        {
            if (_coreRow[other] >= 0 && found.Sets.Find(_coreRow[cell]) != found.Sets.Find(_coreRow[other])
                && CellPair.Touch(grid, _core, cell, other))
            {
                found.Sets.Union(_coreRow[cell], _coreRow[other]);
            }
        }
    }

    private void ReachBorders(NearCells near, int cell)
    {
        var (start, end) = (grid.Starts[cell], grid.Starts[cell + 1]);
        if (_core.AsSpan(start, end - start).IndexOf(false) < 0)
        {
            return;
        }

        var cells = near.Of(cell);
        for (var position = start; position < end; position++)
        {
            if (_core[position])
            {
                continue;
            }

            var row = grid.Rows[position];
            if (_coreRow[cell] >= 0)
            {
                found.Reach(row, _coreRow[cell]);
            }

            foreach (var other in cells)
            {
                if (_coreRow[other] >= 0 && !found.IsReached(row, found.Sets.Find(_coreRow[other]))
                    && IsReachedFrom(position, other))
                {
                    found.Reach(row, _coreRow[other]);
                }
            }
        }
    }

    private bool IsReachedFrom(int position, int cell)
    {
        var end = grid.Starts[cell + 1];
        for (var other = grid.Starts[cell]; other < end; other++)
        {
            if (_core[other] && grid.SquaredDistance(position, other) <= _limit)
            {
                return true;
            }
        }

        return false;
    }
}
