using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// Mini-batch k-means (Sculley, 2010): each step draws a few rows and moves each centre towards the mean of those that
/// are nearest to it, by their share in all rows the centre has seen. As in scikit-learn: centres that have seen less
/// than a hundredth of the busiest start again at a row of the batch, from time to time; it stops when the smoothed
/// inertia of ten batches running is no better than the best. O(batch·k·d) a step, in memory of a batch.
/// </summary>
internal sealed class KMeansBatches(
    IRowSource points, KMeansOptions options, RandomSource random, CancellationToken cancellation)
{
    private const double FewShare = 0.01;
    private const int Patience = 10;
    private const int RowsToReassign = 10;
    private readonly List<KMeansStep> _steps = [];
    private readonly double[] _seen = new double[options.K];

    public IReadOnlyList<KMeansStep> Steps => _steps;

    /// <summary>Moves the centres until they serve no better.</summary>
    public void Train(CenterSet centers, IProgress<StageProgress>? progress)
    {
        var rows = Math.Min(options.Batch!.Value, points.Rows);
        var most = (long)Math.Max(1, (double)options.MaxIterations * points.Rows / rows);
        var memory = Math.Min(1, 2.0 * rows / (points.Rows + 1.0));
        var (smoothed, best, worse, sinceReassigned) = (double.NaN, double.PositiveInfinity, 0, 0L);
        using var batch = new Matrix(rows, points.Columns);
        for (var step = 0L; step < most && worse < Patience; step++)
        {
            DrawnRows.Fill(points, batch, random);
            sinceReassigned += rows;
            var reassigns = sinceReassigned >= RowsToReassign * (long)options.K || Array.IndexOf(_seen, 0) >= 0;
            var inertia = Step(batch, centers, reassigns) / rows;
            sinceReassigned = reassigns ? 0 : sinceReassigned;
            progress?.Report(new StageProgress("k-means", (int)Math.Min(step + 1, int.MaxValue), 0, "batches"));

            // The first inertia is of the starting centres.
            if (step > 0)
            {
                smoothed = double.IsNaN(smoothed) ? inertia : (smoothed * (1 - memory)) + (inertia * memory);
                worse = smoothed < best ? 0 : worse + 1;
                best = Math.Min(best, smoothed);
            }
        }
    }

    private double Step(Matrix batch, CenterSet centers, bool reassigns)
    {
        using var data = new KMeansData(batch, centers.Offsets, packs: true);
        using var assignment = AssignmentChoice.For(data, centers, options.Threads);
        var labels = new int[batch.Rows];
        Array.Fill(labels, -1);
        assignment.Assign(labels, cancellation);
        var totals = new ClusterTotals(data, centers.Count, options.Threads);
        totals.Update(labels, cancellation);
        var inertia = RowDistances.Squared(data, centers, labels, options.Threads, cancellation).Sum();
        var shift = Move(totals, centers) + (reassigns ? Reassign(batch, centers) : 0);
        _steps.Add(new KMeansStep(_steps.Count + 1, inertia, 0, Math.Sqrt(shift), 0));
        return inertia;
    }

    private double Move(ClusterTotals totals, CenterSet centers)
    {
        var shift = 0.0;
        var to = new double[centers.Dimensions];
        for (var c = 0; c < centers.Count; c++)
        {
            if (totals.Sizes[c] > 0)
            {
                var (before, sum) = (_seen[c], totals[c].ToArray());
                _seen[c] += totals.Sizes[c];
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = ((centers[c][i] * before) + sum[i]) / _seen[c];
                }

                Normalise(to);
                shift += centers.Move(c, to);
            }
        }

        return shift;
    }

    /// <summary>Centres that next to no row comes to start again at different rows of the batch.</summary>
    private double Reassign(Matrix batch, CenterSet centers)
    {
        var few = FewShare * _seen.Max();
        int[] idle = [.. Enumerable.Range(0, centers.Count).Where(c => _seen[c] < few).Take(batch.Rows / 2)];
        if (idle.Length == 0)
        {
            return 0;
        }

        var least = _seen.Where(seen => seen >= few).Min();
        using var rows = DrawnRows.Draw(batch, idle.Length, random, cancellation);
        var shift = 0.0;
        for (var i = 0; i < idle.Length; i++)
        {
            shift += centers.Move(idle[i], [.. rows[i].ToArray().Select(value => (double)value)]);
            _seen[idle[i]] = least;
        }

        return shift;
    }

    private void Normalise(double[] center)
    {
        if (options.Spherical)
        {
            UnitLength.Scale(center);
        }
    }
}
