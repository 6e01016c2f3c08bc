using Akin.Numerics;

namespace Akin.Comparison;

/// <summary>
/// The scale of distances among rows: the median of the squared distances of all pairs, on at most a thousand random
/// rows. It knows nothing of collections, so it favours none.
/// </summary>
internal static class DistanceScale
{
    private const int MostRows = 1000;
    private const ulong Stream = 0x5CA1E;

    /// <summary>
    /// The median squared distance; the median of those above 0 where more than half of the pairs are equal, and 0
    /// where all are equal.
    /// </summary>
    /// <exception cref="ArgumentException">The squares leave the range of float32.</exception>
    public static double MedianSquare(IRowSource features, ulong seed, int threads, CancellationToken cancellation)
    {
        var rows = RowSample.Draw(features.Rows, MostRows, new RandomSource(seed).Fork(Stream));
        using var sample = RowSample.Copy(features, rows);
        using var panels = new PointPanels(sample);
        var parts = ChunkedWork.Map(
            sample.Rows, PointPanels.Width, threads, (_, start, count) => Pairs(sample, panels, start, count),
            cancellation);
        float[] squares = [.. parts.SelectMany(part => part)];
        Array.Sort(squares);
        var firstAbove = Array.FindIndex(squares, square => square > 0);
        var median = firstAbove < 0 ? 0
            : squares[squares.Length / 2] > 0 ? squares[squares.Length / 2]
            : squares[firstAbove + ((squares.Length - firstAbove) / 2)];
        var isLost = median == 0
            ? Enumerable.Range(1, sample.Rows - 1).Any(row => !sample[row].SequenceEqual(sample[0]))
            : !float.IsNormal(median);
        return !isLost
            ? median
            : throw new ArgumentException(
                $"The squared distance of two rows is about {median:0.#e+0}, past the digits of float32; scale the "
                + "values, or take rows of unit length (--normalise l2).", nameof(features));
    }

    /// <summary>The squared distances of some rows to those before them.</summary>
    private static float[] Pairs(Matrix sample, PointPanels panels, int start, int count)
    {
        var tile = new float[count * panels.TileStride];
        DistanceTile.SquaredDistances(sample, start, count, panels, tile);
        return
        [
            .. Enumerable.Range(0, count).SelectMany(
                i => new ArraySegment<float>(tile, i * panels.TileStride, start + i)),
        ];
    }
}
