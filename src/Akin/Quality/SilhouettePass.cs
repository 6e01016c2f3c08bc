using Akin.Numerics;

namespace Akin.Quality;

/// <summary>
/// One pass over all pairs. Where every point is scored and there are no more sums than dimensions, pairs are computed
/// once for both of their points (<see cref="SilhouettePairs"/>). Else points stand in the lanes of panels and rows
/// stream by in blocks; a panel's sums are float32 over 1,024 rows (they stay in the first cache), then go into
/// float64.
/// </summary>
internal sealed unsafe class SilhouettePass : IDisposable
{
    private const int PanelsInChunk = 4;
    private const int RowsInFloat = 8 * LabelRuns.Block;
    private readonly LabelRuns _runs;
    private readonly Matrix _rows;
    private readonly bool _ownsRows;
    private readonly int[] _places;
    private readonly PointPanels _panels;
    private readonly float[][] _scores;
    private int _done;

    /// <summary>Every point is to be scored.</summary>
    public SilhouettePass(Matrix points, IReadOnlyList<int[]> labelings)
    {
        _runs = new LabelRuns(labelings);
        _rows = RowSample.Copy(points, _runs.Order);
        _ownsRows = true;
        _places = Enumerable.Range(0, points.Rows).ToArray();
        _panels = new PointPanels(_rows);
        _scores = [.. labelings.Select(_ => new float[points.Rows])];
    }

    /// <summary>Some points are to be scored, each against all; the rows are read as they lie.</summary>
    public SilhouettePass(Matrix points, IReadOnlyList<int[]> labelings, int[] sample)
    {
        _runs = new LabelRuns(labelings, sorted: false);
        _rows = points;
        _places = sample;
        using var chosen = RowSample.Copy(points, sample);
        _panels = new PointPanels(chosen);
        _scores = [.. labelings.Select(_ => new float[sample.Length])];
    }

    /// <summary>
    /// Scores the points of all labellings: of every point in the order of the rows, or of the sample in its order.
    /// </summary>
    public float[][] Run(int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        if (_ownsRows && _runs.SlotCount <= _rows.Columns)
        {
            using var pairs = new SilhouettePairs(_runs, _rows, _panels);
            pairs.Run(threads, progress, cancellation);
            ChunkedWork.For(_panels.PanelCount, 1, threads, (_, panel, _) => Score(panel, pairs[panel]), cancellation);
            return _scores;
        }

        ChunkedWork.For(_panels.PanelCount, PanelsInChunk, threads, ScoreChunk, cancellation);
        return _scores;

        void ScoreChunk(int chunk, int first, int count)
        {
            var totals = Totals(first, count, cancellation);
            for (var panel = 0; panel < count; panel++)
            {
                Score(first + panel, totals[panel]);
            }

            var points = Enumerable.Range(first, count).Sum(_panels.CountIn);
            progress?.Report(
                new StageProgress("silhouette", Interlocked.Add(ref _done, points), _places.Length, "points"));
        }
    }

    public void Dispose()
    {
        _runs.Dispose();
        _panels.Dispose();
        if (_ownsRows)
        {
            _rows.Dispose();
        }
    }

    /// <summary>For each panel, the summed distances of its 32 points to each slot.</summary>
    private double[][] Totals(int firstPanel, int count, CancellationToken cancellation)
    {
        var totals = Enumerable.Range(0, count).Select(_ => new double[_runs.SlotCount * PointPanels.Width]).ToArray();
        using var tile = new Matrix(LabelRuns.Block, PointPanels.Width);
        using var sums = new Matrix(_runs.SlotCount, PointPanels.Width);
        for (var start = 0; start < _runs.Points; start += RowsInFloat)
        {
            cancellation.ThrowIfCancellationRequested();
            var end = Math.Min(_runs.Points, start + RowsInFloat);
            for (var panel = 0; panel < count; panel++)
            {
                for (var row = start; row < end; row += LabelRuns.Block)
                {
                    AddBlock(_panels[firstPanel + panel], row, Math.Min(LabelRuns.Block, end - row), tile, sums);
                }

                Flush(sums.RowBlock(0, sums.Rows), totals[panel]);
            }
        }

        return totals;
    }

    private void AddBlock(float* panel, int start, int count, Matrix tile, Matrix sums)
    {
        var lengths = stackalloc int[LabelRuns.Block];
        var targets = stackalloc int*[LabelRuns.Block];
        var runs = _runs.RunsOf(start, count, lengths, targets);
        var width = SimdWidths.Best;
        PanelKernel.Run<SquaredDifferenceTerm>(
            width, _rows.Pointer + ((nint)start * _rows.Columns), _rows.Columns, count, panel, _rows.Columns,
            tile.Pointer, PointPanels.Width);
        RootSumKernel.Run(width, tile.Pointer, lengths, targets, runs, _runs.Labelings, sums.Pointer);
    }

    private static void Flush(Span<float> sums, double[] totals)
    {
        WideningSum.Add(sums, totals);
        sums.Clear();
    }

    private void Score(int panel, ReadOnlySpan<double> totals)
    {
        for (var lane = 0; lane < _panels.CountIn(panel); lane++)
        {
            var point = (panel * PointPanels.Width) + lane;
            var target = _ownsRows ? _runs.Order[point] : point;
            for (var l = 0; l < _runs.Labelings; l++)
            {
                _scores[l][target] = Score(_places[point], l, totals, lane);
            }
        }
    }

    private float Score(int place, int labeling, ReadOnlySpan<double> totals, int lane)
    {
        var (noise, end) = (_runs.SlotsOf(labeling).Start.Value, _runs.SlotsOf(labeling).End.Value);
        var own = _runs.SlotOf(place, labeling);
        if (own == noise)
        {
            return float.NaN;
        }

        if (_runs.SizeOf(own) == 1)
        {
            return 0;
        }

        var within = totals[(own * PointPanels.Width) + lane] / (_runs.SizeOf(own) - 1);
        var nearest = double.PositiveInfinity;
        for (var slot = noise + 1; slot < end; slot++)
        {
            if (slot != own)
            {
                nearest = Math.Min(nearest, totals[(slot * PointPanels.Width) + lane] / _runs.SizeOf(slot));
            }
        }

        var larger = Math.Max(within, nearest);
        return larger == 0 ? 0 : (float)((nearest - within) / larger);
    }
}
