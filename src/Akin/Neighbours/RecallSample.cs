using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>Some points whose exact neighbours are known: what share of them a search has found.</summary>
internal sealed class RecallSample
{
    private readonly int[] _rows;
    private readonly float[] _farthest;
    private readonly int _count;

    private RecallSample(int[] rows, float[] farthest, int count)
    {
        _rows = rows;
        _farthest = farthest;
        _count = count;
    }

    /// <summary>Draws rows and finds their exact neighbours. O(rows·n·d).</summary>
    public static RecallSample Draw(
        Matrix points, int count, int rows, ulong seed, int threads, CancellationToken cancellation)
    {
        var drawn = RowSample.Draw(points.Rows, Math.Min(rows, points.Rows), new RandomSource(seed));
        using var exact = RowSearch.Run(points, drawn, count, threads, cancellation);
        return new(drawn, [.. Enumerable.Range(0, drawn.Length).Select(i => exact.KeysOf(i)[^1])], count);
    }

    /// <summary>
    /// The mean share found and its standard error: candidates among the first k that are not farther than the k-th.
    /// </summary>
    public (double Recall, double Error) Measure(NearestLists lists)
    {
        double sum = 0, squares = 0;
        for (var i = 0; i < _rows.Length; i++)
        {
            var found = 0;
            foreach (var key in lists.KeysOf(_rows[i])[.._count])
            {
                found += key <= _farthest[i] ? 1 : 0;
            }

            var share = (double)found / _count;
            sum += share;
            squares += share * share;
        }

        var mean = sum / _rows.Length;
        return (mean, Math.Sqrt(Math.Max(0, (squares / _rows.Length) - (mean * mean)) / _rows.Length));
    }
}
