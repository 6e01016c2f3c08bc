using Akin.Numerics;

namespace Akin.Tests.Clustering.Density;

/// <summary>DBSCAN word for word: rows in order, a region grown from each core row that is in none yet.</summary>
internal static class DensityOracle
{
    public static int[] Dbscan(Matrix points, double radius, int minSamples)
    {
        var neighbours = Enumerable.Range(0, points.Rows)
            .Select(a => Enumerable.Range(0, points.Rows)
                .Where(b => Squared(points, a, b) <= radius * radius).ToArray())
            .ToArray();
        var labels = Enumerable.Repeat(-1, points.Rows).ToArray();
        var clusters = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] >= 0 || neighbours[row].Length < minSamples)
            {
                continue;
            }

            var open = new Stack<int>([row]);
            labels[row] = clusters;
            while (open.TryPop(out var core))
            {
                foreach (var next in neighbours[core].Where(next => labels[next] < 0))
                {
                    labels[next] = clusters;
                    if (neighbours[next].Length >= minSamples)
                    {
                        open.Push(next);
                    }
                }
            }

            clusters++;
        }

        return BySize(labels);
    }

    public static double Squared(Matrix points, int a, int b)
    {
        var sum = 0.0;
        for (var i = 0; i < points.Columns; i++)
        {
            var difference = (double)points[a][i] - points[b][i];
            sum += difference * difference;
        }

        return sum;
    }

    /// <summary>The same groups, numbered by size, equals by their first row.</summary>
    public static int[] BySize(int[] labels)
    {
        var order = labels.Index().Where(each => each.Item >= 0).GroupBy(each => each.Item)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.First().Index)
            .Select(group => group.Key).ToList();
        return [.. labels.Select(label => label < 0 ? -1 : order.IndexOf(label))];
    }
}
