using System.Numerics;
using System.Runtime.CompilerServices;

namespace Akin.Numerics;

/// <summary>
/// A symmetric matrix A as Q·T·Qᵀ, T tridiagonal and Q a product of Householder reflections. Each step updates the
/// rows that remain and multiplies them with the next reflection's vector in the same pass, so the matrix is walked
/// through once a step.
/// </summary>
internal sealed class Tridiagonalisation
{
    private const int Lanes = 8;
    private const int RowsInChunk = 32;
    private readonly double[] _matrix;
    private readonly int _size;
    private readonly double[] _weights;

    private Tridiagonalisation(double[] matrix, int size)
    {
        _matrix = matrix;
        _size = size;
        _weights = new double[size];
        Diagonal = new double[size];
        OffDiagonal = new double[size];
    }

    /// <summary>Diagonal of T, n values.</summary>
    public double[] Diagonal { get; }

    /// <summary>Beside the diagonal of T: n − 1 values and a zero.</summary>
    public double[] OffDiagonal { get; }

    /// <summary>Reduces a matrix, whose memory then holds the reflections. O(4/3 n³).</summary>
    public static Tridiagonalisation Reduce(double[] matrix, int size, int threads, CancellationToken cancellation)
    {
        var reduction = new Tridiagonalisation(matrix, size);
        reduction.Reduce(threads, cancellation);
        return reduction;
    }

    /// <summary>Replaces eight vectors v (n × 8, coordinate by coordinate) by Q·v. O(n²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reflect(Span<double> group)
    {
        Span<double> sums = stackalloc double[Lanes];
        for (var k = _size - 3; k >= 0; k--)
        {
            var axis = Row(k)[(k + 1)..];
            var below = group[((k + 1) * Lanes)..];
            for (var lane = 0; lane < Lanes; lane += Vector<double>.Count)
            {
                var sum = Vector<double>.Zero;
                for (var i = 0; i < axis.Length; i++)
                {
                    sum += axis[i] * new Vector<double>(below[((i * Lanes) + lane)..]);
                }

                (sum * _weights[k]).CopyTo(sums[lane..]);
            }

            for (var i = 0; i < axis.Length; i++)
            {
                for (var lane = 0; lane < Lanes; lane += Vector<double>.Count)
                {
                    var place = below[((i * Lanes) + lane)..];
                    (new Vector<double>(place) - (axis[i] * new Vector<double>(sums[lane..]))).CopyTo(place);
                }
            }
        }
    }

    private void Reduce(int threads, CancellationToken cancellation)
    {
        // What the last reflection still owes to the rows that remain: A ← A − axis·partnerᵀ − partner·axisᵀ.
        var axis = new double[_size];
        var partner = new double[_size];
        var product = new double[_size];
        for (var k = 0; k < _size - 2; k++)
        {
            Update(k, k, axis, partner);
            Diagonal[k] = Row(k)[k];
            var next = Row(k)[(k + 1)..];
            (OffDiagonal[k], _weights[k]) = MakeAxis(next);
            var first = k + 1;
            var rows = _size - first;
            ChunkedWork.For(
                rows,
                RowsInChunk,
                rows < 4 * RowsInChunk ? 1 : threads,
                (_, start, length) =>
                {
                    for (var row = first + start; row < first + start + length; row++)
                    {
                        Update(row, first, axis, partner);
                        product[row] = Dot(Row(row)[first..], Row(first - 1)[first..]);
                    }
                },
                cancellation);
            Partner(next, product.AsSpan(first), _weights[k], partner.AsSpan(first));
            next.CopyTo(axis.AsSpan(first));
        }

        for (var row = Math.Max(0, _size - 2); row < _size; row++)
        {
            Update(row, row, axis, partner);
            Diagonal[row] = Row(row)[row];
            OffDiagonal[row] = row < _size - 1 ? Row(row)[row + 1] : 0;
        }
    }

    /// <summary>
    /// Turns x into the axis u of the reflection I − w·u·uᵀ that maps x to (α, 0, … 0); answers α and w.
    /// </summary>
    private static (double Alpha, double Weight) MakeAxis(Span<double> x)
    {
        var tail = Dot(x[1..], x[1..]);
        if (tail == 0)
        {
            var kept = x[0];
            x.Clear();
            return (kept, 0);
        }

        var alpha = -Math.CopySign(Math.Sqrt((x[0] * x[0]) + tail), x[0]);
        x[0] -= alpha;
        return (alpha, 2 / ((x[0] * x[0]) + tail));
    }

    /// <summary>
    /// partner = w·p − (w²/2)(uᵀp)·u for p = A·u: with it the reflection is a symmetric update of rank two.
    /// </summary>
    private static void Partner(
        ReadOnlySpan<double> axis, ReadOnlySpan<double> product, double weight, Span<double> partner)
    {
        var along = weight * weight / 2 * Dot(axis, product);
        for (var i = 0; i < axis.Length; i++)
        {
            partner[i] = (weight * product[i]) - (along * axis[i]);
        }
    }

    /// <summary>Pays what is owed to one row, from column <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(int row, int first, double[] axis, double[] partner)
    {
        var values = Row(row)[first..];
        var u = axis.AsSpan(first);
        var w = partner.AsSpan(first);
        var (ui, wi) = (axis[row], partner[row]);
        var i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var place = values[i..];
            var owed = (ui * new Vector<double>(w[i..])) + (wi * new Vector<double>(u[i..]));
            (new Vector<double>(place) - owed).CopyTo(place);
        }

        for (; i < values.Length; i++)
        {
            values[i] -= (ui * w[i]) + (wi * u[i]);
        }
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => InnerProduct.Of(x, y);

    private Span<double> Row(int row) => _matrix.AsSpan(row * _size, _size);
}
