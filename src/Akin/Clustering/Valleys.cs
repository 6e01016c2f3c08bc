using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// The density of points between the centres of neighbouring clusters. On the line from one centre to another (0 … 1)
/// the points of the two clusters are counted around the middle and around each end; the middle over the thinner end is
/// 1 or more wherever one mass was cut in two, and near 0 where nothing lies between. A cluster is as separate as from
/// its least separate neighbour. No axis is computed: a point's place follows from its two squared distances.
/// </summary>
internal sealed unsafe class Valleys
{
    private const float HalfWidth = 0.15f;

    // The end is where points are densest near the centre.
    private static readonly float[] Ends = [-0.1f, 0, 0.1f, 0.2f];
    private static readonly int Counters = Ends.Length + 1;

    private readonly Matrix _centers;
    private readonly int _k;
    private readonly float[] _spans;
    private readonly int[] _counts;
    private readonly int[] _sizes;

    /// <param name="centers">k × d; only read while points are looked at.</param>
    public Valleys(Matrix centers)
    {
        _centers = centers;
        _k = centers.Rows;
        _spans = new float[_k * _k];
        using var panels = new PointPanels(centers);
        var tile = new float[_k * panels.TileStride];
        DistanceTile.SquaredDistances(centers, 0, _k, panels, tile);
        for (var i = 0; i < _k; i++)
        {
            tile.AsSpan(i * panels.TileStride, _k).CopyTo(_spans.AsSpan(i * _k));
        }

        _counts = new int[_k * _k * Counters];
        _sizes = new int[_k];
    }

    /// <summary>Mean over the counted points of their clusters' depth, 0 … 1.</summary>
    public double Separation => Sum(share => share);

    /// <summary>Σ share·ln(1/share)·depth over the clusters.</summary>
    public double Information => Sum(share => -share * Math.Log(share));

    /// <summary>Gives each point its nearest centre, and counts some of them.</summary>
    /// <param name="points">All points.</param>
    /// <param name="counted">Those that the centres were not made from.</param>
    public int[] Look(PointPanels points, int[] counted)
    {
        var counts = new bool[points.Count];
        Array.ForEach(counted, row => counts[row] = true);
        var labels = new int[points.Count];
        using var tile = new Matrix(_k, PointPanels.Width);
        var least = stackalloc float[PointPanels.Width];
        var nearest = stackalloc float[PointPanels.Width];
        var norms = stackalloc float[PointPanels.Width];
        var squares = new float[_k];
        for (var panel = 0; panel < points.PanelCount; panel++)
        {
            PanelKernel.Run<SquaredDifferenceTerm>(
                SimdWidths.Best, _centers.Pointer, _centers.Columns, _k, points[panel], _centers.Columns, tile.Pointer,
                PointPanels.Width);
            ArgMinKernel.Run(SimdWidths.Best, tile.Pointer, _k, least, nearest, norms, 0, 0);
            for (var lane = 0; lane < points.CountIn(panel); lane++)
            {
                var row = (panel * PointPanels.Width) + lane;
                labels[row] = (int)nearest[lane];
                if (counts[row])
                {
                    for (var c = 0; c < _k; c++)
                    {
                        squares[c] = tile.Pointer[(c * PointPanels.Width) + lane];
                    }

                    Count(labels[row], squares);
                }
            }
        }

        return labels;
    }

    private void Count(int own, float[] squares)
    {
        _sizes[own]++;
        for (var other = 0; other < _k; other++)
        {
            var span = _spans[(own * _k) + other];
            if (other == own || span == 0)
            {
                continue;
            }

            var place = ((squares[own] - squares[other]) / (2 * span)) + 0.5f;
            var counts = _counts.AsSpan(((own * _k) + other) * Counters, Counters);
            for (var end = 0; end < Ends.Length; end++)
            {
                counts[end] += Math.Abs(place - Ends[end]) < HalfWidth ? 1 : 0;
            }

            counts[^1] += 0.5f - place < HalfWidth ? 1 : 0;
        }
    }

    private double Sum(Func<double, double> weight)
    {
        var sum = 0.0;
        var all = _sizes.Sum();
        for (var c = 0; c < _k; c++)
        {
            sum += _sizes[c] == 0 ? 0 : weight((double)_sizes[c] / all) * Depth(c);
        }

        return sum;
    }

    /// <summary>1 less the highest ratio to a neighbour, not below 0.</summary>
    private double Depth(int own)
    {
        var worst = 0.0;
        for (var other = 0; other < _k; other++)
        {
            if (other != own && _sizes[other] > 0)
            {
                worst = Math.Max(worst, Ratio(own, other));
            }
        }

        return Math.Max(0, 1 - worst);
    }

    private double Ratio(int a, int b)
    {
        if (_spans[(a * _k) + b] == 0)
        {
            return 1;
        }

        var from = Counts(a, b);
        var to = Counts(b, a);
        var middle = from[^1] + to[^1];
        var end = Math.Min(Largest(from), Largest(to));

        // Half a point each, so that empty places are no certainty.
        return (middle + 0.5) / (end + 0.5);
    }

    private ReadOnlySpan<int> Counts(int own, int other) =>
        _counts.AsSpan(((own * _k) + other) * Counters, Counters);

    private static int Largest(ReadOnlySpan<int> counts)
    {
        var largest = 0;
        foreach (var count in counts[..^1])
        {
            largest = Math.Max(largest, count);
        }

        return largest;
    }
}
