using System.Numerics;
using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// Points less their mean, never all in memory at once: as float64, or as float32 for the fast kernels. Those get
/// very large or small numbers scaled by a power of two, so that no product leaves float32's range.
/// </summary>
internal sealed class CentredPoints
{
    private const int RowsInChunk = 256;
    private const int Parts = 16;
    private readonly float[] _high;
    private readonly float[] _low;

    /// <summary>Points and their mean.</summary>
    /// <param name="points">n × d.</param>
    /// <param name="mean">Of each dimension.</param>
    /// <param name="largest">Largest magnitude of a value.</param>
    public CentredPoints(IRowSource points, double[] mean, float largest)
    {
        (Points, Mean, Largest) = (points, mean, largest);
        Scale = largest is > 1e12f or (> 0 and < 1e-12f) ? (float)Math.ScaleB(1, -Math.ILogB(largest)) : 1;

        // The mean as a sum of two float32 numbers: a difference is then as exact as its result can be.
        _high = [.. mean.Select(value => (float)(value * Scale))];
        _low = [.. mean.Select((value, i) => (float)((value * Scale) - _high[i]))];
    }

    /// <summary>The points as they are.</summary>
    public IRowSource Points { get; }

    /// <summary>The mean of each dimension.</summary>
    public double[] Mean { get; }

    /// <summary>The largest magnitude of a value.</summary>
    public float Largest { get; }

    /// <summary>What float32 values are multiplied with: 1, or a power of two.</summary>
    public float Scale { get; }

    /// <summary>Centres points around the mean of each dimension: sums of 1024 rows, added in order.</summary>
    public static CentredPoints Around(IRowSource points, int threads, CancellationToken cancellation)
    {
        var partial = ChunkedWork.Map(
            points.Rows,
            1024,
            threads,
            (_, start, rows) =>
            {
                var sum = new double[points.Columns];
                var largest = 0f;
                var scratch = new float[points.Columns];
                for (var row = start; row < start + rows; row++)
                {
                    var values = points.Read(row, scratch);
                    WideningSum.Add(values, sum);
                    largest = Math.Max(largest, LargestOf(values));
                }

                return (Sum: sum, Largest: largest);
            },
            cancellation);
        var mean = new double[points.Columns];
        foreach (var (sum, _) in partial)
        {
            ScaledSum.Add(mean, 1, sum);
        }

        foreach (ref var value in mean.AsSpan())
        {
            value /= Math.Max(1, points.Rows);
        }

        return new(points, mean, partial.Select(each => each.Largest).DefaultIfEmpty(0).Max());
    }

    /// <summary>The largest magnitude of some values; 0 of none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float LargestOf(ReadOnlySpan<float> values)
    {
        var largest = Vector<float>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            largest = Vector.Max(largest, Vector.Abs(new Vector<float>(values[i..])));
        }

        var found = 0f;
        for (var lane = 0; lane < Vector<float>.Count; lane++)
        {
            found = Math.Max(found, largest[lane]);
        }

        for (; i < values.Length; i++)
        {
            found = Math.Max(found, Math.Abs(values[i]));
        }

        return found;
    }

    /// <summary>Writes columns start … start + target.Length − 1 of one centred row.</summary>
    /// <param name="row">Which row.</param>
    /// <param name="start">First column.</param>
    /// <param name="target">Where to.</param>
    /// <param name="scratch">Room for a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo(int row, int start, Span<double> target, float[] scratch)
    {
        var values = Points.Read(row, scratch).Slice(start, target.Length);
        var centre = Mean.AsSpan(start, target.Length);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = values[i] - centre[i];
        }
    }

    /// <summary>Writes one centred row times <see cref="Scale"/>, rounded to float32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo(int row, Span<float> target)
    {
        var values = Points.Read(row, target)[..target.Length];
        var (high, low) = (_high, _low);
        var i = 0;
        for (; i <= target.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var near = (Scale * new Vector<float>(values[i..])) - new Vector<float>(high, i);
            (near - new Vector<float>(low, i)).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] = (Scale * values[i]) - high[i] - low[i];
        }
    }

    /// <summary>
    /// Inner products of every centred row with each axis, in float32: error about 1e-7 of the lengths. n × count.
    /// </summary>
    /// <param name="axes">Count × d.</param>
    /// <param name="count">Number of axes.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Matrix Project(double[] axes, int count, int threads, CancellationToken cancellation)
    {
        var coordinates = new Matrix(Points.Rows, count);
        using var packed = Pack(axes, count);
        ChunkedWork.For(
            Points.Rows,
            RowsInChunk,
            threads,
            (_, start, rows) =>
            {
                using var centred = Centre(start, rows);
                using var products = new Matrix(rows, packed.TileStride);
                DistanceTile.Products(centred, 0, rows, packed, products.RowBlock(0, rows));
                for (var row = 0; row < rows; row++)
                {
                    var target = coordinates[start + row];
                    for (var axis = 0; axis < count; axis++)
                    {
                        target[axis] = Math.Clamp(products[row][axis] / Scale, float.MinValue, float.MaxValue);
                    }
                }
            },
            cancellation);
        return coordinates;
    }

    /// <summary>
    /// Covariance × each axis, without the covariance: the rows' products with the axes, and the rows weighted by them.
    /// Sums over rows are float64. O(n·d·count).
    /// </summary>
    /// <param name="axes">Count × d.</param>
    /// <param name="count">Number of axes.</param>
    /// <param name="products">Count × d, filled.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void MultiplyCovariance(
        double[] axes, int count, double[] products, int threads, CancellationToken cancellation)
    {
        var (n, d) = (Points.Rows, Points.Columns);
        using var packed = Pack(axes, count);
        var part = Math.Max(RowsInChunk, ChunkedWork.Chunks(ChunkedWork.Chunks(n, Parts), RowsInChunk) * RowsInChunk);
        var sums = ChunkedWork.Map(n, part, threads, (_, start, rows) => SumPart(packed, start, rows), cancellation);
        products.AsSpan(0, count * d).Clear();
        var factor = 1 / ((double)Scale * Scale * Math.Max(1, n - 1));
        foreach (var sum in sums)
        {
            ScaledSum.Add(products.AsSpan(0, count * d), factor, sum);
        }
    }

    private PointPanels Pack(double[] axes, int count)
    {
        using var rows = new Matrix(count, Points.Columns);
        var values = rows.RowBlock(0, count);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)axes[i];
        }

        return new PointPanels(rows);
    }

    private Matrix Centre(int start, int rows)
    {
        var centred = new Matrix(rows, Points.Columns);
        for (var row = 0; row < rows; row++)
        {
            CopyTo(start + row, centred[row]);
        }

        return centred;
    }

    private double[] SumPart(PointPanels axes, int start, int rows)
    {
        var d = Points.Columns;
        var sums = new double[checked(axes.Count * d)];
        for (var first = start; first < start + rows; first += RowsInChunk)
        {
            var length = Math.Min(RowsInChunk, start + rows - first);
            using var centred = Centre(first, length);
            using var weights = new Matrix(length, axes.TileStride);
            DistanceTile.Products(centred, 0, length, axes, weights.RowBlock(0, length));
            using var turned = new Matrix(axes.Count, length);
            for (var row = 0; row < length; row++)
            {
                for (var axis = 0; axis < axes.Count; axis++)
                {
                    turned[axis][row] = weights[row][axis];
                }
            }

            using var columns = PointPanels.OfColumns(centred);
            using var tile = new Matrix(axes.Count, columns.TileStride);
            DistanceTile.Products(turned, 0, axes.Count, columns, tile.RowBlock(0, axes.Count));
            for (var axis = 0; axis < axes.Count; axis++)
            {
                WideningSum.Add(tile[axis][..d], sums.AsSpan(axis * d, d));
            }
        }

        return sums;
    }
}
