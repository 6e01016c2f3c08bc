using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// One start of k-means while its centres are drawn: how near each row is to the nearest of them, and how near it would
/// be with each candidate for the next. Rows past the last fill the last panel, at distance 0.
/// </summary>
internal sealed class SeedingStart
{
    private readonly KMeansData _data;
    private readonly RandomSource _random;
    private double[] _sums = [];

    public SeedingStart(KMeansData data, int k, RandomSource random)
    {
        (_data, _random) = (data, random);
        Rows = new int[k];
        Candidates = [random.Next(data.Rows)];
        var padded = ChunkedWork.Chunks(data.Rows, PointPanels.Width) * PointPanels.Width;
        Tried = new float[CandidatesFor(k)][];
        for (var i = 0; i < Tried.Length; i++)
        {
            Tried[i] = new float[padded];
        }

        Closest = new float[padded];
        Closest.AsSpan(0, data.Rows).Fill(float.PositiveInfinity);
    }

    /// <summary>The rows that are its centres, in the order drawn.</summary>
    public int[] Rows { get; }

    /// <summary>The rows that may become the next centre.</summary>
    public int[] Candidates { get; private set; }

    /// <summary>Squared distance of each row to the nearest centre so far.</summary>
    public float[] Closest { get; private set; }

    /// <summary>For each candidate, what that would be with it.</summary>
    public float[][] Tried { get; }

    /// <summary>Candidates that are drawn for each of k centres but the first.</summary>
    public static int CandidatesFor(int k) => 2 + (int)Math.Log(k);

    /// <summary>Draws the candidates for the next centre.</summary>
    public void DrawCandidates()
    {
        var candidates = new int[Tried.Length];
        for (var i = 0; i < candidates.Length; i++)
        {
            candidates[i] = DrawRow();
        }

        Candidates = candidates;
    }

    /// <summary>
    /// Makes the candidate a centre that leaves the smallest sum of squared distances (ties: the first).
    /// </summary>
    /// <param name="sums">For each chunk of rows, the sum that each candidate leaves.</param>
    /// <param name="first">Which of the sums is that of the first candidate.</param>
    /// <param name="center">Number of the centre.</param>
    public void Take(double[][] sums, int first, int center)
    {
        var best = 0;
        var least = double.PositiveInfinity;
        for (var i = 0; i < Candidates.Length; i++)
        {
            var sum = 0.0;
            foreach (var chunk in sums)
            {
                sum += chunk[first + i];
            }

            (best, least) = sum < least ? (i, sum) : (best, least);
        }

        (Closest, Tried[best]) = (Tried[best], Closest);
        Rows[center] = Candidates[best];
        _sums = Array.ConvertAll(sums, chunk => chunk[first + best]);
    }

    /// <summary>A row, with probability proportional to its squared distance from the centres so far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int DrawRow()
    {
        var total = _sums.Sum();
        if (total == 0)
        {
            return _random.Next(_data.Rows);
        }

        var left = _random.NextDouble() * total;
        var chunk = 0;
        while (chunk < _sums.Length - 1 && left >= _sums[chunk])
        {
            left -= _sums[chunk++];
        }

        var row = chunk * _data.Chunk;
        var end = Math.Min(_data.Rows, row + _data.Chunk);
        for (double eight; row + 8 <= end && left >= (eight = SumOfEight(row)); row += 8)
        {
            left -= eight;
        }

        for (; row < end; row++)
        {
            left -= Closest[row];
            if (left < 0 && Closest[row] > 0)
            {
                return row;
            }
        }

        // Rounding: the last row that is no centre's copy.
        return Array.FindLastIndex(Closest, end - 1, closest => closest > 0);
    }

    private double SumOfEight(int row)
    {
        var values = Closest.AsSpan(row, 8);
        return ((double)values[0] + values[1] + ((double)values[2] + values[3]))
            + ((double)values[4] + values[5] + ((double)values[6] + values[7]));
    }
}
