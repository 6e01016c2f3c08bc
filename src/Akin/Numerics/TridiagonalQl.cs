using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Akin.Numerics;

/// <summary>
/// Eigenvalues of a symmetric tridiagonal matrix by QL steps with implicit shifts, recording every rotation.
/// </summary>
internal static class TridiagonalQl
{
    private const double Epsilon = 2.220446049250313e-16;
    private const int StepsForOne = 60;

    /// <summary>Replaces the diagonal by the eigenvalues, in no order. O(n²).</summary>
    /// <param name="diagonal">n values.</param>
    /// <param name="offDiagonal">n values, the last unused; destroyed.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Rotations G₁, G₂ …: column j of their product is the vector of eigenvalue j.</returns>
    public static List<PlaneRotation> Diagonalise(
        Span<double> diagonal, Span<double> offDiagonal, CancellationToken cancellation)
    {
        var rotations = new List<PlaneRotation>();
        var scale = Largest(diagonal, offDiagonal);
        if (scale == 0)
        {
            return rotations;
        }

        Multiply(diagonal, 1 / scale);
        Multiply(offDiagonal, 1 / scale);
        for (var first = 0; first < diagonal.Length; first++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var step = 0; FindBlock(diagonal, offDiagonal, first) is var last && last > first; step++)
            {
                if (step == StepsForOne)
                {
                    throw new UnreachableException("Bug in Akin: the QL iteration does not converge.");
                }

                Step(diagonal, offDiagonal, first, last, rotations);
            }
        }

        Multiply(diagonal, scale);
        return rotations;
    }

    /// <summary>The last row of the unreduced block that begins at <paramref name="first"/>.</summary>
    private static int FindBlock(ReadOnlySpan<double> d, ReadOnlySpan<double> e, int first)
    {
        var last = first;
        while (last < d.Length - 1
            && Math.Abs(e[last]) > Epsilon * Math.Max(Math.Abs(d[last]) + Math.Abs(d[last + 1]), Epsilon))
        {
            last++;
        }

        return last;
    }

    /// <summary>One QL sweep over rows first … last, shifted towards the eigenvalue of the first two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step(Span<double> d, Span<double> e, int first, int last, List<PlaneRotation> rotations)
    {
        var g = (d[first + 1] - d[first]) / (2 * e[first]);
        g = d[last] - d[first] + (e[first] / (g + Math.CopySign(double.Hypot(g, 1), g)));
        double sine = 1, cosine = 1, shift = 0;
        for (var i = last - 1; i >= first; i--)
        {
            var f = sine * e[i];
            var b = cosine * e[i];
            var radius = Math.Sqrt((f * f) + (g * g));
            e[i + 1] = radius;
            if (radius == 0)
            {
                d[i + 1] -= shift;
                e[last] = 0;
                return;
            }

            sine = f / radius;
            cosine = g / radius;
            g = d[i + 1] - shift;
            var r = ((d[i] - g) * sine) + (2 * cosine * b);
            shift = sine * r;
            d[i + 1] = g + shift;
            g = (cosine * r) - b;
            rotations.Add(new(i, cosine, sine));
        }

        d[first] -= shift;
        e[first] = g;
        e[last] = 0;
    }

    private static double Largest(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> offDiagonal)
    {
        var largest = 0.0;
        for (var i = 0; i < diagonal.Length; i++)
        {
            largest = Math.Max(largest, Math.Max(Math.Abs(diagonal[i]), Math.Abs(offDiagonal[i])));
        }

        return largest;
    }

    private static void Multiply(Span<double> values, double factor)
    {
        foreach (ref var value in values)
        {
            value *= factor;
        }
    }
}
