using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>The means of labelled points and each point's distance to its own.</summary>
internal static class GroupCenters
{
    /// <summary>Float64 sums in row order. O(n·d).</summary>
    /// <param name="points">n × d.</param>
    /// <param name="labels">0 … k − 1 with no number left out, or −1 for none.</param>
    /// <returns>k × d means; distances, NaN where the label is −1.</returns>
    public static (Matrix Centers, float[] Distances) Of(Matrix points, ReadOnlySpan<int> labels)
    {
        var groups = 0;
        foreach (var label in labels)
        {
            groups = Math.Max(groups, label + 1);
        }

        var sums = new double[groups, points.Columns];
        var counts = new int[groups];
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] < 0)
            {
                continue;
            }

            counts[labels[row]]++;
            var values = points[row];
            for (var i = 0; i < values.Length; i++)
            {
                sums[labels[row], i] += values[i];
            }
        }

        var centers = new Matrix(groups, points.Columns);
        for (var group = 0; group < groups; group++)
        {
            for (var i = 0; i < points.Columns; i++)
            {
                centers[group][i] = (float)(sums[group, i] / counts[group]);
            }
        }

        var distances = new float[labels.Length];
        for (var row = 0; row < labels.Length; row++)
        {
            distances[row] = labels[row] < 0 ? float.NaN : Distance(points[row], centers[labels[row]]);
        }

        return (centers, distances);
    }

    /// <summary>Gives rows the label of the nearest centre, of several the lowest. O(rows·k·d).</summary>
    /// <param name="points">n × d.</param>
    /// <param name="centers">k × d, k ≥ 1.</param>
    /// <param name="rows">The rows to label.</param>
    /// <param name="labels">Where their labels go.</param>
    public static void Nearest(Matrix points, Matrix centers, ReadOnlySpan<int> rows, Span<int> labels)
    {
        foreach (var row in rows)
        {
            var least = float.PositiveInfinity;
            for (var group = 0; group < centers.Rows; group++)
            {
                var distance = Distance(points[row], centers[group]);
                if (distance < least)
                {
                    (least, labels[row]) = (distance, group);
                }
            }
        }
    }

    private static float Distance(ReadOnlySpan<float> point, ReadOnlySpan<float> center)
    {
        var squares = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            var difference = (double)point[i] - center[i];
            squares += difference * difference;
        }

        return (float)Math.Sqrt(squares);
    }
}
