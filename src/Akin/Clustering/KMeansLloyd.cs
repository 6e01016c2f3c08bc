using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// Lloyd's iteration (1982) from one set of centres. Steps as scikit-learn makes them: assign, move empty clusters to
/// the farthest rows, average; stop when no label changes or the centres hardly move; in the latter case the labels are
/// assigned once more, so that they belong to the centres returned. O(n·d·k) a step at most.
/// </summary>
internal sealed class KMeansLloyd : IDisposable
{
    private readonly KMeansData _data;
    private readonly KMeansOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly IAssignment _assignment;
    private readonly ClusterTotals _totals;
    private readonly List<KMeansStep> _steps = [];
    private readonly double[] _moved;

    /// <param name="data">The points.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="start">k × d; not kept.</param>
    /// <param name="cancellation">Checked before each chunk.</param>
    public KMeansLloyd(KMeansData data, KMeansOptions options, Matrix start, CancellationToken cancellation)
    {
        (_data, _options, _cancellation) = (data, options, cancellation);
        Centers = new CenterSet(start, data.Offsets);
        _assignment = AssignmentChoice.For(data, Centers, options.Threads);
        _totals = new ClusterTotals(data, start.Rows, options.Threads);
        _moved = new double[start.Rows];
        Labels = new int[data.Rows];
        Array.Fill(Labels, -1);
        SquaredDistances = [];
    }

    public CenterSet Centers { get; }

    public int[] Labels { get; }

    /// <summary>Of each row to its centre, once it has run.</summary>
    public double[] SquaredDistances { get; private set; }

    public double Inertia { get; private set; }

    public IReadOnlyList<KMeansStep> Steps => _steps;

    /// <summary>Iterates until nothing changes, little moves, or the options' number of steps is made.</summary>
    /// <param name="smallShift">Squared movement of all centres together that counts as none.</param>
    /// <param name="progress">Told after each step.</param>
    public void Run(double smallShift, IProgress<StageProgress>? progress = null)
    {
        var settled = false;
        while (!settled && _steps.Count < _options.MaxIterations)
        {
            var computed = _assignment.Assign(Labels, _cancellation);
            var changed = _totals.Update(Labels, _cancellation);
            var inertia = InertiaOfSums();
            var relocated = EmptyClusters.Fill(_data, Labels, Centers, _totals, _options.Threads, _cancellation);
            if (relocated)
            {
                _assignment.Relabelled();
            }

            var shift = MoveCenters();
            _steps.Add(new KMeansStep(
                _steps.Count + 1, inertia, changed, Math.Sqrt(shift),
                Math.Max(0, 1 - (computed / ((double)_data.Rows * Centers.Count)))));
            progress?.Report(new StageProgress("k-means", _steps.Count, _options.MaxIterations, "steps"));
            settled = changed == 0 && !relocated;
            if (!settled && shift <= smallShift)
            {
                break;
            }
        }

        if (!settled)
        {
            _assignment.Assign(Labels, _cancellation);
        }

        Measure();
    }

    public void Dispose()
    {
        _assignment.Dispose();
        Centers.Dispose();
    }

    /// <summary>
    /// Σ ‖x − c‖² from the clusters' sums alone, everything measured from the mean: Σ ‖x‖² − Σ c·(2·sum − size·c).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double InertiaOfSums()
    {
        var inertia = _data.SquaredDeviation;
        var means = _data.Means;
        for (var c = 0; c < Centers.Count; c++)
        {
            var center = Centers[c];
            var sum = _totals[c];
            var size = _totals.Sizes[c];
            for (var i = 0; i < center.Length; i++)
            {
                var coordinate = center[i] - means[i];
                inertia -= coordinate * ((2 * (sum[i] - (size * means[i]))) - (size * coordinate));
            }
        }

        return Math.Max(0, inertia);
    }

    /// <summary>Puts each centre on its cluster's mean; a cluster without rows keeps its centre.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double MoveCenters()
    {
        var shift = 0.0;
        var mean = new double[_data.Columns];
        for (var c = 0; c < Centers.Count; c++)
        {
            _moved[c] = 0;
            if (_totals.Sizes[c] > 0)
            {
                Mean(c, mean);
                var moved = Centers.Move(c, mean);
                shift += moved;
                _moved[c] = Math.Sqrt(moved);
            }
        }

        _assignment.Moved(_moved);
        return shift;
    }

    private void Mean(int cluster, double[] mean)
    {
        var sum = _totals[cluster];
        var size = _totals.Sizes[cluster];
        for (var i = 0; i < mean.Length; i++)
        {
            mean[i] = sum[i] / size;
        }

        if (_options.Spherical)
        {
            UnitLength.Scale(mean);
        }
    }

    private void Measure()
    {
        SquaredDistances = RowDistances.Squared(_data, Centers, Labels, _options.Threads, _cancellation);
        Inertia = ChunkedWork.Sum(Labels.Length, _data.Chunk, 1, row => SquaredDistances[row]);
    }
}
