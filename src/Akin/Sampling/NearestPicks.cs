using Akin.Numerics;

namespace Akin.Sampling;

/// <summary>
/// How far each of some rows is from the nearest pick, kept up to date as rows are picked. Distances are exact (float64
/// differences). A row is not looked at where the triangle inequality tells that a new pick cannot be nearer (Elkan,
/// 2003): twice its distance is no more than that between the new pick and its nearest. O(n·d) a pick at worst.
/// </summary>
internal sealed class NearestPicks
{
    private const int Chunk = 2048;
    private const int Batch = 64;

    // Twice the distance, squared, and a little more than what rounding can do.
    private const double Safe = 4 * (1 + 1e-9);
    private readonly IRowSource _points;
    private readonly IReadOnlyList<int>? _rows;
    private readonly int _threads;
    private readonly List<int> _picks = [];
    private readonly int[] _nearest;

    /// <param name="points">n × d.</param>
    /// <param name="rows">The rows to look at; <see langword="null"/> for all.</param>
    /// <param name="threads">Threads to use.</param>
    public NearestPicks(IRowSource points, IReadOnlyList<int>? rows, int threads)
    {
        (_points, _rows, _threads) = (points, rows, threads);
        Squared = new double[rows?.Count ?? points.Rows];
        Array.Fill(Squared, double.PositiveInfinity);
        _nearest = new int[Squared.Length];
    }

    /// <summary>Squared distance of each of the rows to the nearest pick; infinite before the first.</summary>
    public double[] Squared { get; }

    /// <summary>Picks so far.</summary>
    public int Count => _picks.Count;

    /// <summary>Adds picks, rows of the points.</summary>
    public void Add(ReadOnlySpan<int> picks, CancellationToken cancellation)
    {
        while (picks.Length > 0)
        {
            var batch = picks[..Math.Min(Batch, picks.Length)].ToArray();
            picks = picks[batch.Length..];
            var first = _picks.Count;
            _picks.AddRange(batch);
            var between = ChunkedWork.Map(
                batch.Length, 1, _threads, (_, pick, _) => Between(first + pick), cancellation);
            ChunkedWork.For(
                Squared.Length, Chunk, _threads, (_, start, count) => Lower(first, between, start, count),
                cancellation);
        }
    }

    /// <summary>Squared distances of a pick to those before it.</summary>
    private double[] Between(int pick)
    {
        var (own, other) = (new float[_points.Columns], new float[_points.Columns]);
        var values = _points.Read(_picks[pick], own);
        var between = new double[pick];
        for (var i = 0; i < pick; i++)
        {
            between[i] = ExactDistance.Squared(values, _points.Read(_picks[i], other));
        }

        return between;
    }

    private void Lower(int first, double[][] between, int start, int count)
    {
        var scratch = new float[_points.Columns];
        using var picks = RowSample.Copy(_points, [.. _picks.Skip(first)]);
        for (var i = start; i < start + count; i++)
        {
            ReadOnlySpan<float> values = default;
            for (var pick = 0; pick < between.Length; pick++)
            {
                if (first + pick > 0 && between[pick][_nearest[i]] >= Safe * Squared[i])
                {
                    continue;
                }

                values = values.IsEmpty ? _points.Read(_rows?[i] ?? i, scratch) : values;
                var squared = ExactDistance.Squared(values, (ReadOnlySpan<float>)picks[pick]);
                if (squared < Squared[i])
                {
                    (Squared[i], _nearest[i]) = (squared, first + pick);
                }
            }
        }
    }
}
