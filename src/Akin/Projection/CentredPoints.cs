using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>Points less their mean, in float64, never all in memory at once.</summary>
internal sealed class CentredPoints(Matrix points, double[] mean)
{
    private const int RowsInChunk = 256;
    private const int ColumnsInChunk = 256;

    /// <summary>Receives the coordinates of one point.</summary>
    public delegate void Receive(int row, ReadOnlySpan<double> coordinates);

    public Matrix Points => points;

    /// <summary>Centres points around the mean of each dimension: sums of 1024 rows, added in order.</summary>
    public static CentredPoints Around(Matrix points, int threads, CancellationToken cancellation)
    {
        var partial = ChunkedWork.Map(
            points.Rows,
            1024,
            threads,
            (_, start, rows) =>
            {
                var sum = new double[points.Columns];
                for (var row = start; row < start + rows; row++)
                {
                    var values = points[row];
                    for (var i = 0; i < sum.Length; i++)
                    {
                        sum[i] += values[i];
                    }
                }

                return sum;
            },
            cancellation);
        var mean = new double[points.Columns];
        for (var i = 0; i < mean.Length; i++)
        {
            mean[i] = partial.Sum(sum => sum[i]) / Math.Max(1, points.Rows);
        }

        return new(points, mean);
    }

    public double[] Mean => mean;

    /// <summary>Writes columns start … start + target.Length − 1 of one centred row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopyTo(int row, int start, Span<double> target)
    {
        var values = points[row].Slice(start, target.Length);
        var centre = mean.AsSpan(start, target.Length);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = values[i] - centre[i];
        }
    }

    /// <summary>Inner products of every centred row with each axis (count × d).</summary>
    public void Project(double[] axes, int count, int threads, Receive receive, CancellationToken cancellation)
    {
        var d = points.Columns;
        ChunkedWork.For(
            points.Rows,
            RowsInChunk,
            threads,
            (_, start, rows) =>
            {
                var centred = ArrayPool<double>.Shared.Rent(d);
                Span<double> coordinates = new double[count];
                for (var row = start; row < start + rows; row++)
                {
                    CopyTo(row, 0, centred.AsSpan(0, d));
                    for (var axis = 0; axis < count; axis++)
                    {
                        coordinates[axis] = InnerProduct.Of(axes.AsSpan(axis * d, d), centred);
                    }

                    receive(row, coordinates);
                }

                ArrayPool<double>.Shared.Return(centred);
            },
            cancellation);
    }

    /// <summary>Sums of the centred rows, weighted by each column of coordinates (n × count): count × d.</summary>
    public double[] Combine(double[] coordinates, int count, int threads, CancellationToken cancellation)
    {
        var d = points.Columns;
        var sums = new double[checked(count * d)];
        ChunkedWork.For(
            d,
            ColumnsInChunk,
            threads,
            (_, start, columns) =>
            {
                Span<double> centred = stackalloc double[ColumnsInChunk];
                centred = centred[..columns];
                for (var row = 0; row < points.Rows; row++)
                {
                    CopyTo(row, start, centred);
                    for (var axis = 0; axis < count; axis++)
                    {
                        AddScaled(sums.AsSpan((axis * d) + start, columns), coordinates[(row * count) + axis], centred);
                    }
                }
            },
            cancellation);
        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled(Span<double> sums, double factor, ReadOnlySpan<double> values)
    {
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(sums[i..]) + (factor * new Vector<double>(values[i..]))).CopyTo(sums[i..]);
        }

        for (; i < values.Length; i++)
        {
            sums[i] += factor * values[i];
        }
    }
}
