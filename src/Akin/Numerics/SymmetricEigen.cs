using System.Numerics;
using System.Runtime.CompilerServices;

namespace Akin.Numerics;

/// <summary>
/// The leading eigenpairs of a dense symmetric matrix: Householder tridiagonalisation, implicit QL for all
/// eigenvalues, and the recorded rotations applied backwards to the wanted vectors alone. O(n³) for the reduction,
/// O(n²·k) for k vectors. Vectors are orthonormal also where eigenvalues repeat. Golub and Van Loan, Matrix
/// Computations, chapter 8.
/// </summary>
internal static class SymmetricEigen
{
    private const int Lanes = 8;

    /// <summary>
    /// Finds the <paramref name="count"/> largest eigenvalues and their vectors; destroys the matrix.
    /// </summary>
    /// <param name="matrix">size × size, row-major, symmetric.</param>
    /// <param name="size">n ≥ 0.</param>
    /// <param name="count">0 … n.</param>
    /// <param name="threads">Threads, ≥ 1; the answer is the same for any.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Eigenvalues in descending order, and vectors as rows, count × size.</returns>
    public static (double[] Values, double[] Vectors) Leading(
        double[] matrix, int size, int count, int threads, CancellationToken cancellation = default)
    {
        if (size == 0 || count == 0)
        {
            return ([], []);
        }

        var reduction = Tridiagonalisation.Reduce(matrix, size, threads, cancellation);
        var diagonal = reduction.Diagonal;
        var rotations = TridiagonalQl.Diagonalise(diagonal, reduction.OffDiagonal, cancellation);
        var order = Enumerable.Range(0, size).OrderByDescending(i => diagonal[i]).ThenBy(i => i).Take(count).ToArray();
        var vectors = new double[checked(count * size)];
        ChunkedWork.For(
            count,
            Lanes,
            threads,
            (_, start, length) =>
            {
                var group = new double[size * Lanes];
                for (var lane = 0; lane < length; lane++)
                {
                    group[(order[start + lane] * Lanes) + lane] = 1;
                }

                Rotate(group, rotations);
                reduction.Reflect(group);
                for (var lane = 0; lane < length; lane++)
                {
                    for (var i = 0; i < size; i++)
                    {
                        vectors[((start + lane) * size) + i] = group[(i * Lanes) + lane];
                    }
                }
            },
            cancellation);
        return ([.. order.Select(i => diagonal[i])], vectors);
    }

    /// <summary>Applies the product of all rotations to eight vectors at once, the last rotation first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rotate(Span<double> group, List<PlaneRotation> rotations)
    {
        for (var r = rotations.Count - 1; r >= 0; r--)
        {
            var (row, c, s) = rotations[r];
            var upper = group.Slice(row * Lanes, Lanes);
            var lower = group.Slice((row + 1) * Lanes, Lanes);
            var cosine = Vector.Create(c);
            var sine = Vector.Create(s);
            for (var i = 0; i < Lanes; i += Vector<double>.Count)
            {
                var a = new Vector<double>(upper[i..]);
                var b = new Vector<double>(lower[i..]);
                ((cosine * a) + (sine * b)).CopyTo(upper[i..]);
                ((cosine * b) - (sine * a)).CopyTo(lower[i..]);
            }
        }
    }
}
