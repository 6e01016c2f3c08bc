using System.Collections.Concurrent;
using Akin.Numerics;

namespace Akin.Quality;

/// <summary>
/// The summed distances of every point to each cluster, every pair computed once: a tile's roots are added to the sums
/// of its points and, turned over, to those of its rows. Squares of 512 × 512 points go in rounds, and in a round no
/// points are in two squares: threads never add to the same sums, and the order of additions is always the same. Sums
/// are float32 within a square, then float64. Memory: 8 bytes for each point and slot.
/// </summary>
internal sealed unsafe class SilhouettePairs : IDisposable
{
    private const int Side = 4 * LabelRuns.Block;
    private const int PanelsInSide = Side / PointPanels.Width;
    private readonly LabelRuns _runs;
    private readonly Matrix _rows;
    private readonly PointPanels _panels;
    private readonly int[][] _slots;
    private double* _totals;
    private readonly ConcurrentBag<Scratch> _scratch = [];

    /// <param name="runs">The labellings.</param>
    /// <param name="rows">The points in their order.</param>
    /// <param name="panels">The same, packed.</param>
    public SilhouettePairs(LabelRuns runs, Matrix rows, PointPanels panels)
    {
        (_runs, _rows, _panels) = (runs, rows, panels);
        _slots = [.. Enumerable.Range(0, ChunkedWork.Chunks(runs.Points, Side))
            .Select(side => runs.SlotsOfPlaces(side * Side, CountOf(side)))];
        var sums = (nuint)panels.PanelCount * (nuint)SumsOfPanel;
        _totals = (double*)LargeMemory.AllocateZeroed(sums * sizeof(double));
    }

    ~SilhouettePairs() => LargeMemory.Free(_totals);

    /// <summary>The sums of a panel's points: 32 for each slot.</summary>
    public ReadOnlySpan<double> this[int panel] => Totals(panel);

    private int SumsOfPanel => _runs.SlotCount * PointPanels.Width;

    /// <summary>Computes all sums.</summary>
    /// <param name="threads">Threads, ≥ 1; change no bit.</param>
    /// <param name="progress">Told of points' worth of pairs.</param>
    /// <param name="cancellation">Checked before each square.</param>
    public void Run(int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        // A tournament: everyone meets everyone, each once in a round; with an odd number one has a rest.
        var sides = _slots.Length;
        var seats = sides + (sides % 2);
        ChunkedWork.For(sides, 1, threads, (_, side, _) => AddSquare(side, side), cancellation);
        for (var round = 0; round < seats - 1; round++)
        {
            var turn = round;
            ChunkedWork.For(seats / 2, 1, threads, (_, table, _) => Meet(table, turn), cancellation);
            var done = (int)((long)(round + 1) * _runs.Points / (seats - 1));
            progress?.Report(new StageProgress("silhouette", done, _runs.Points, "points"));
        }

        void Meet(int table, int round)
        {
            var one = table == 0 ? seats - 1 : (round + table) % (seats - 1);
            var other = (round + seats - 1 - table) % (seats - 1);
            if (one < sides && other < sides)
            {
                AddSquare(one, other);
            }
        }
    }

    public void Dispose()
    {
        foreach (var room in _scratch)
        {
            room.Dispose();
        }

        LargeMemory.Free(_totals);
        _totals = null;
        GC.SuppressFinalize(this);
    }

    private Span<double> Totals(int panel) => new(_totals + ((nint)panel * SumsOfPanel), SumsOfPanel);

    private int CountOf(int side) => Math.Min(Side, _runs.Points - (side * Side));

    /// <summary>Adds the distances between the points of two sides, or within one, to the sums of both.</summary>
    private void AddSquare(int rows, int points)
    {
        if (!_scratch.TryTake(out var room))
        {
            room = new Scratch(_runs.SlotCount);
        }

        for (var panel = 0; panel * PointPanels.Width < CountOf(points); panel++)
        {
            var at = (points * PanelsInSide) + panel;
            for (var start = 0; start < CountOf(rows); start += LabelRuns.Block)
            {
                var count = Math.Min(LabelRuns.Block, CountOf(rows) - start);
                Compute(at, (rows * Side) + start, count, room);
                if (rows != points)
                {
                    Turn(at, start, count, room);
                }
            }

            Flush(room.Sums, _slots[rows], Totals(at));
        }

        for (var panel = 0; rows != points && panel * PointPanels.Width < CountOf(rows); panel++)
        {
            Flush(room.RowSums(panel), _slots[points], Totals((rows * PanelsInSide) + panel));
        }

        _scratch.Add(room);
    }

    /// <summary>The distances of some rows to a panel's points, and their roots in the points' sums.</summary>
    private void Compute(int panel, int row, int count, Scratch room)
    {
        PanelKernel.Run<SquaredDifferenceTerm>(
            SimdWidths.Best, _rows.Pointer + ((nint)row * _rows.Columns), _rows.Columns, count, _panels[panel],
            _rows.Columns, room.Tile, PointPanels.Width);
        AddRoots(row, count, room.Tile, room.Sums);
    }

    /// <summary>The same distances with the panel's points as rows: their roots in the rows' sums.</summary>
    private void Turn(int panel, int start, int count, Scratch room)
    {
        for (var row = 0; row < count; row += PointPanels.Width)
        {
            TransposeKernel.Run(room.Tile + (row * PointPanels.Width), room.Turned);
            AddRoots(
                panel * PointPanels.Width, _panels.CountIn(panel), room.Turned,
                room.RowSums((start + row) / PointPanels.Width));
        }
    }

    private void AddRoots(int start, int count, float* tile, float* sums)
    {
        var lengths = stackalloc int[LabelRuns.Block];
        var targets = stackalloc int*[LabelRuns.Block];
        var runs = _runs.RunsOf(start, count, lengths, targets);
        RootSumKernel.Run(SimdWidths.Best, tile, lengths, targets, runs, _runs.Labelings, sums);
    }

    /// <summary>Moves the sums of the slots that can have any into the totals.</summary>
    private static void Flush(float* sums, int[] slots, Span<double> totals)
    {
        foreach (var slot in slots)
        {
            var values = new Span<float>(sums + (slot * PointPanels.Width), PointPanels.Width);
            WideningSum.Add(values, totals.Slice(slot * PointPanels.Width, PointPanels.Width));
            values.Clear();
        }
    }

    /// <summary>A tile, the same turned over, and sums; one thread's own.</summary>
    private sealed class Scratch(int slots) : IDisposable
    {
        private readonly Matrix _tile = new(LabelRuns.Block, PointPanels.Width);
        private readonly Matrix _turned = new(PointPanels.Width, PointPanels.Width);
        private readonly Matrix _sums = new((1 + PanelsInSide) * slots, PointPanels.Width);

        public float* Tile => _tile.Pointer;

        public float* Turned => _turned.Pointer;

        /// <summary>Sums of the panel at hand, 32 for each slot.</summary>
        public float* Sums => _sums.Pointer;

        /// <summary>Sums of 32 of the rows, 32 for each slot.</summary>
        public float* RowSums(int panel) => _sums.Pointer + ((nint)(1 + panel) * slots * PointPanels.Width);

        public void Dispose()
        {
            _tile.Dispose();
            _turned.Dispose();
            _sums.Dispose();
        }
    }
}
