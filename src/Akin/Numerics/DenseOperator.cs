using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Numerics;

/// <summary>
/// A symmetric float64 matrix as an operator: products with a block of vectors, four by four, so that what is loaded is
/// used four times.
/// </summary>
/// <param name="matrix">size × size, row-major.</param>
/// <param name="size">Rows and columns.</param>
/// <param name="threads">Threads, ≥ 1.</param>
internal sealed unsafe class DenseOperator(double[] matrix, int size, int threads)
{
    private const int RowsInChunk = 32;
    private const int Depth = 512;
    private const int Four = 4;
    private const int Group = 8;

    /// <summary>products[v, i] = Σ matrix[i, j] · vectors[v, j].</summary>
    public void Multiply(double[] vectors, int count, double[] products) =>
        ChunkedWork.For(size, RowsInChunk, threads, (_, start, rows) =>
        {
            fixed (double* a = matrix, x = vectors, y = products)
            {
                MultiplyRows(a, x, y, start, rows, count);
            }
        });

    private void MultiplyRows(double* a, double* x, double* y, int start, int rows, int count)
    {
        for (var vector = 0; vector < count; vector++)
        {
            new Span<double>(y + ((nint)vector * size) + start, rows).Clear();
        }

        for (var depth = 0; depth < size; depth += Depth)
        {
            var length = Math.Min(Depth, size - depth);
            for (var vector = 0; vector < count; vector += Group)
            {
                var width = Math.Min(Group, count - vector);
                for (var row = start; row < start + rows; row += Four)
                {
                    var height = Math.Min(Four, start + rows - row);
                    AddGroup(
                        a + ((nint)row * size) + depth, height, x + ((nint)vector * size) + depth, width, length,
                        y + ((nint)vector * size) + row);
                }
            }
        }
    }

    /// <summary>Four rows with vectors that stay in the first cache from one four to the next.</summary>
    private void AddGroup(double* left, int height, double* right, int width, int length, double* target)
    {
        var done = 0;
        for (; height == Four && done + Four <= width; done += Four)
        {
            AddTile(left, right + ((nint)done * size), length, size, target + ((nint)done * size));
        }

        AddEdge(left, height, right + ((nint)done * size), width - done, length, target + ((nint)done * size));
    }

    private void AddEdge(double* left, int height, double* right, int width, int length, double* target)
    {
        for (var i = 0; i < height; i++)
        {
            for (var j = 0; j < width; j++)
            {
                target[((nint)j * size) + i] += InnerProduct.Of(
                    new(left + ((nint)i * size), length), new(right + ((nint)j * size), length));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTile(double* a, double* x, int length, nint size, double* y)
    {
        double* b = a + size, c = b + size, d = c + size;
        double* x1 = x + size, x2 = x1 + size, x3 = x2 + size;
        Vector512<double> a0 = default, a1 = default, a2 = default, a3 = default;
        Vector512<double> b0 = default, b1 = default, b2 = default, b3 = default;
        Vector512<double> c0 = default, c1 = default, c2 = default, c3 = default;
        Vector512<double> d0 = default, d1 = default, d2 = default, d3 = default;
        var i = 0;
        for (; i <= length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            var (v0, v1) = (Vector512.Load(x + i), Vector512.Load(x1 + i));
            var (v2, v3) = (Vector512.Load(x2 + i), Vector512.Load(x3 + i));
            var row = Vector512.Load(a + i);
            a0 = Vector512.MultiplyAddEstimate(row, v0, a0);
            a1 = Vector512.MultiplyAddEstimate(row, v1, a1);
            a2 = Vector512.MultiplyAddEstimate(row, v2, a2);
            a3 = Vector512.MultiplyAddEstimate(row, v3, a3);
            row = Vector512.Load(b + i);
            b0 = Vector512.MultiplyAddEstimate(row, v0, b0);
            b1 = Vector512.MultiplyAddEstimate(row, v1, b1);
            b2 = Vector512.MultiplyAddEstimate(row, v2, b2);
            b3 = Vector512.MultiplyAddEstimate(row, v3, b3);
            row = Vector512.Load(c + i);
            c0 = Vector512.MultiplyAddEstimate(row, v0, c0);
            c1 = Vector512.MultiplyAddEstimate(row, v1, c1);
            c2 = Vector512.MultiplyAddEstimate(row, v2, c2);
            c3 = Vector512.MultiplyAddEstimate(row, v3, c3);
            row = Vector512.Load(d + i);
            d0 = Vector512.MultiplyAddEstimate(row, v0, d0);
            d1 = Vector512.MultiplyAddEstimate(row, v1, d1);
            d2 = Vector512.MultiplyAddEstimate(row, v2, d2);
            d3 = Vector512.MultiplyAddEstimate(row, v3, d3);
        }

        Add(y, a0, b0, c0, d0);
        Add(y + size, a1, b1, c1, d1);
        Add(y + (2 * size), a2, b2, c2, d2);
        Add(y + (3 * size), a3, b3, c3, d3);
        for (; i < length; i++)
        {
            for (var j = 0; j < Four; j++)
            {
                var value = x[(j * size) + i];
                y[j * size] += a[i] * value;
                y[(j * size) + 1] += b[i] * value;
                y[(j * size) + 2] += c[i] * value;
                y[(j * size) + 3] += d[i] * value;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        double* y, Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d)
    {
        y[0] += Vector512.Sum(a);
        y[1] += Vector512.Sum(b);
        y[2] += Vector512.Sum(c);
        y[3] += Vector512.Sum(d);
    }
}
