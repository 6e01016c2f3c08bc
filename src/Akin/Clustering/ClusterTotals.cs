using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// Sums (float64) and sizes of the clusters, kept up to date from step to step by the rows that changed alone. Each
/// cluster's sum is changed by one thread, in row order: threads change no bit.
/// </summary>
internal sealed class ClusterTotals(KMeansData data, int k, int threads)
{
    // Less work than this is done before other threads have woken up.
    private const int WorthSharing = 1 << 16;
    private const int Ahead = 4;
    private readonly int _d = data.Columns;
    private readonly double[] _sums = new double[k * data.Columns];
    private readonly int[] _counted = Unlabelled(data.Rows);

    /// <summary>Rows in each cluster.</summary>
    public int[] Sizes { get; } = new int[k];

    /// <summary>The sum of a cluster's rows.</summary>
    public ReadOnlySpan<double> this[int cluster] => _sums.AsSpan(cluster * _d, _d);

    /// <summary>Takes over new labels; gives how many changed.</summary>
    public int Update(int[] labels, CancellationToken cancellation)
    {
        var changes = ChunkedWork.Map(
            labels.Length, data.Chunk, labels.Length < WorthSharing ? 1 : threads,
            (_, start, count) => Changes(labels, start, count), cancellation);
        var changed = changes.Sum(rows => rows?.Count ?? 0);
        if (changed == 0)
        {
            return 0;
        }

        var (rows, ends) = ByCluster(changes, labels, changed);
        ChunkedWork.For(
            k, 1, (long)changed * _d < WorthSharing ? 1 : threads,
            (c, _, _) => Apply(c, rows.AsSpan(c == 0 ? 0 : ends[c - 1], Length(ends, c))), cancellation);
        foreach (var chunk in changes)
        {
            foreach (var row in CollectionsMarshal.AsSpan(chunk))
            {
                _counted[row] = labels[row];
            }
        }

        return changed;
    }

    private static int Length(int[] ends, int cluster) => ends[cluster] - (cluster == 0 ? 0 : ends[cluster - 1]);

    private static int[] Unlabelled(int rows)
    {
        var labels = new int[rows];
        Array.Fill(labels, -1);
        return labels;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private List<int>? Changes(int[] labels, int start, int count)
    {
        List<int>? rows = null;
        var now = labels.AsSpan(start, count);
        var before = _counted.AsSpan(start, count);
        for (var i = now.CommonPrefixLength(before); i < count; i++)
        {
            if (now[i] != before[i])
            {
                (rows ??= []).Add(start + i);
            }
        }

        return rows;
    }

    /// <summary>For each cluster the rows that come (as they are) and go (as their complement), in row order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int[] Rows, int[] Ends) ByCluster(List<int>?[] changes, int[] labels, int changed)
    {
        var ends = new int[k];
        foreach (var chunk in changes)
        {
            foreach (var row in CollectionsMarshal.AsSpan(chunk))
            {
                ends[labels[row]]++;
                if (_counted[row] >= 0)
                {
                    ends[_counted[row]]++;
                }
            }
        }

        for (var c = 1; c < k; c++)
        {
            ends[c] += ends[c - 1];
        }

        var next = new int[k];
        ends.AsSpan(0, k - 1).CopyTo(next.AsSpan(1));
        var rows = new int[2 * changed];
        foreach (var chunk in changes)
        {
            foreach (var row in CollectionsMarshal.AsSpan(chunk))
            {
                rows[next[labels[row]]++] = row;
                if (_counted[row] >= 0)
                {
                    rows[next[_counted[row]]++] = ~row;
                }
            }
        }

        return (rows, ends);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Apply(int cluster, ReadOnlySpan<int> rows)
    {
        var sum = _sums.AsSpan(cluster * _d, _d);
        var scratch = new float[_d];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            if (i + Ahead < rows.Length)
            {
                data.Points.Expect(Math.Max(rows[i + Ahead], ~rows[i + Ahead]));
            }

            if (row >= 0)
            {
                WideningSum.Add(data.Points.Read(row, scratch), sum);
                Sizes[cluster]++;
            }
            else
            {
                WideningSum.Subtract(data.Points.Read(~row, scratch), sum);
                Sizes[cluster]--;
            }
        }
    }
}
