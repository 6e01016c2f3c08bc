using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// How one chunk of rows changes the clusters' sums (float64) and sizes in one step; reused from step to step.
/// </summary>
internal sealed class ClusterSums(int k, int d)
{
    private readonly double[] _sums = new double[k * d];
    private readonly int[] _sizes = new int[k];

    /// <summary>Room for the distances of one panel of points to all centres.</summary>
    public float[] Tile { get; } = new float[k * PointPanels.Width];

    /// <summary>Rows that changed their cluster in this step.</summary>
    public int Changed { get; private set; }

    /// <summary>Forgets the last step.</summary>
    public void Clear()
    {
        if (Changed > 0)
        {
            Changed = 0;
            Array.Clear(_sums);
            Array.Clear(_sizes);
        }
    }

    /// <summary>Takes a row out of a cluster (−1: it was in none) and puts it into another.</summary>
    public void Move(ReadOnlySpan<float> row, int from, int to)
    {
        Changed++;
        WideningSum.Add(row, _sums.AsSpan(to * d, d));
        _sizes[to]++;
        if (from >= 0)
        {
            WideningSum.Subtract(row, _sums.AsSpan(from * d, d));
            _sizes[from]--;
        }
    }

    /// <summary>Carries the changes into the totals.</summary>
    public void AddTo(double[] sums, int[] sizes)
    {
        if (Changed == 0)
        {
            return;
        }

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += _sums[i];
        }

        for (var c = 0; c < sizes.Length; c++)
        {
            sizes[c] += _sizes[c];
        }
    }
}
