using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// Lloyd's iteration (1982) from one set of centres. Steps as scikit-learn makes them: assign, move empty clusters to
/// the farthest rows, average; stop when no label changes or the centres hardly move; in the latter case the labels are
/// assigned once more, so that they belong to the centres returned. O(n·d·k) a step.
/// </summary>
internal sealed unsafe class KMeansLloyd
{
    private readonly KMeansData _data;
    private readonly KMeansOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly int _k;
    private readonly int _d;
    private readonly double[] _sums;
    private readonly int[] _sizes;
    private readonly ClusterSums[] _chunks;

    /// <param name="data">The points.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="centers">k × d, less the data's offsets; becomes this run's own, moved in place.</param>
    /// <param name="cancellation">Checked before each chunk.</param>
    public KMeansLloyd(KMeansData data, KMeansOptions options, Matrix centers, CancellationToken cancellation)
    {
        _data = data;
        _options = options;
        _cancellation = cancellation;
        _k = centers.Rows;
        _d = centers.Columns;
        _sums = new double[_k * _d];
        _sizes = new int[_k];
        _chunks = new ClusterSums[ChunkedWork.Chunks(data.Points.Rows, data.Chunk)];
        for (var chunk = 0; chunk < _chunks.Length; chunk++)
        {
            _chunks[chunk] = new ClusterSums(_k, _d);
        }

        Centers = centers;
        Labels = new int[data.Points.Rows];
        Array.Fill(Labels, -1);
        SquaredDistances = new float[Labels.Length];
    }

    /// <summary>k × d, less the data's offsets.</summary>
    public Matrix Centers { get; }

    public int[] Labels { get; }

    /// <summary>Of each row to its centre.</summary>
    public float[] SquaredDistances { get; }

    public double Inertia { get; private set; }

    public int Iterations { get; private set; }

    /// <summary>Iterates until nothing changes, little moves, or the options' number of steps is made.</summary>
    /// <param name="smallShift">Squared movement of all centres together that counts as none.</param>
    public void Run(double smallShift)
    {
        var settled = false;
        while (!settled && Iterations < _options.MaxIterations)
        {
            Iterations++;
            var changed = Assign();
            var relocated = EmptyClusters.Fill(_data.Points, Labels, SquaredDistances, _sums, _sizes);
            var shift = MoveCenters();
            settled = changed == 0 && !relocated;
            if (!settled && shift <= smallShift)
            {
                break;
            }
        }

        if (!settled)
        {
            Assign();
        }

        Inertia = 0;
        foreach (var distance in SquaredDistances)
        {
            Inertia += distance;
        }
    }

    /// <summary>
    /// Gives each row its nearest centre and keeps the clusters' sums up to date; tells how many labels changed.
    /// </summary>
    private int Assign()
    {
        ChunkedWork.For(_data.Points.Rows, _data.Chunk, _options.Threads, AssignChunk, _cancellation);
        foreach (var chunk in _chunks)
        {
            chunk.AddTo(_sums, _sizes);
        }

        return _chunks.Sum(chunk => chunk.Changed);
    }

    private void AssignChunk(int chunk, int start, int count)
    {
        var sums = _chunks[chunk];
        sums.Clear();
        var nearest = stackalloc float[PointPanels.Width];
        var squared = stackalloc float[PointPanels.Width];
        fixed (float* tile = sums.Tile)
        {
            for (var row = start; row < start + count; row += PointPanels.Width)
            {
                var panel = row / PointPanels.Width;
                PanelKernel.Run<SquaredDifferenceTerm>(
                    SimdWidths.Best, Centers.Pointer, _d, _k, _data.Panels[panel], _d, tile, PointPanels.Width);
                ArgMinKernel.Run(SimdWidths.Best, tile, _k, squared, nearest);
                for (var lane = 0; lane < _data.Panels.CountIn(panel); lane++)
                {
                    Place(row + lane, (int)nearest[lane], squared[lane], sums);
                }
            }
        }
    }

    private void Place(int row, int label, float squaredDistance, ClusterSums sums)
    {
        SquaredDistances[row] = squaredDistance;
        if (Labels[row] != label)
        {
            sums.Move(_data.Points[row], Labels[row], label);
            Labels[row] = label;
        }
    }

    /// <summary>Puts each centre on its cluster's mean; a cluster without rows keeps its centre.</summary>
    private double MoveCenters()
    {
        var shift = 0.0;
        for (var c = 0; c < _k; c++)
        {
            if (_sizes[c] == 0)
            {
                continue;
            }

            var center = Centers[c];
            for (var i = 0; i < _d; i++)
            {
                var mean = (float)((_sums[(c * _d) + i] / _sizes[c]) - _data.Offsets[i]);
                var moved = (double)mean - center[i];
                shift += moved * moved;
                center[i] = mean;
            }
        }

        return shift;
    }
}
