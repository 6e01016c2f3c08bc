using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// The spectra of t-SNE's kernels on a periodic grid of size × size nodes: 1 / (1 + d²), which is even, and its force
/// x / (1 + d²)², which is odd along x and even along y. The force along y is the same with the axes exchanged. So
/// the first spectrum is real, the others are i times a real one, and a quarter of the plane holds all of each.
/// Values lie at [column × <see cref="Pitch"/> + row], divided by size² for the way back.
/// </summary>
internal sealed class StudentKernel
{
    private const int Lanes = FourierBuffer.Lanes;

    /// <summary>Computes the spectra. O(size² log size).</summary>
    /// <param name="transform">Transform of the grid's size, which is even.</param>
    /// <param name="spacing">Distance of neighbouring nodes.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    public StudentKernel(FourierTransform transform, double spacing, int threads)
    {
        Spacing = spacing;
        Size = transform.Length;
        Half = (Size / 2) + 1;
        Pitch = ChunkedWork.Chunks(Half, Lanes) * Lanes;
        Potential = new double[Half * Pitch];
        ForceX = new double[Half * Pitch];
        ForceY = new double[Half * Pitch];
        var potential = new double[Pitch * Pitch];
        var force = new double[Pitch * Pitch];
        ChunkedWork.For(Pitch, Lanes, threads, (_, column, _) => AlongRows(transform, column, potential, force));
        ChunkedWork.For(Pitch, Lanes, threads, (_, row, _) => AlongColumns(transform, row, potential, force));
        for (var row = 0; row < Half; row++)
        {
            for (var column = 0; column < Half; column++)
            {
                ForceY[(column * Pitch) + row] = ForceX[(row * Pitch) + column];
            }
        }
    }

    public double Spacing { get; }

    /// <summary>Nodes along a side, with the empty ones that keep the period from wrapping round.</summary>
    public int Size { get; }

    /// <summary>Frequencies 0 … size / 2.</summary>
    public int Half { get; }

    /// <summary><see cref="Half"/> rounded up to whole lanes.</summary>
    public int Pitch { get; }

    public double[] Potential { get; }

    public double[] ForceX { get; }

    public double[] ForceY { get; }

    /// <summary>1 / (1 + d²) and x / (1 + d²)² at a node.</summary>
    private (double Potential, double Force) At(int row, int column)
    {
        var (x, y) = (column * Spacing, Math.Min(row, Size - row) * Spacing);
        var q = 1 / (1 + (x * x) + (y * y));

        // The node half a period away is its own mirror image: an odd function is 0 there.
        return (q, column == Size / 2 ? 0 : x * q * q);
    }

    /// <summary>Both kernels are even along y, so one complex transform gives both real spectra.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AlongRows(FourierTransform transform, int column, double[] potential, double[] force)
    {
        using var buffer = new FourierBuffer(Size);
        for (var row = 0; row < Size; row++)
        {
            for (var lane = 0; lane < Lanes; lane++)
            {
                (buffer.Real[(row * Lanes) + lane], buffer.Imaginary[(row * Lanes) + lane]) = At(row, column + lane);
            }
        }

        transform.Forward(buffer);
        for (var row = 0; row < Half; row++)
        {
            buffer.Real.Slice(row * Lanes, Lanes).CopyTo(potential.AsSpan((row * Pitch) + column));
            buffer.Imaginary.Slice(row * Lanes, Lanes).CopyTo(force.AsSpan((row * Pitch) + column));
        }
    }

    /// <summary>
    /// The sum of an even and an odd sequence has the one's spectrum as real and the other's as imaginary part.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AlongColumns(FourierTransform transform, int row, double[] potential, double[] force)
    {
        using var buffer = new FourierBuffer(Size);
        for (var column = 0; column < Size; column++)
        {
            var mirrored = Math.Min(column, Size - column);
            for (var lane = 0; lane < Lanes; lane++)
            {
                var place = ((row + lane) * Pitch) + mirrored;
                var odd = column < Half ? force[place] : -force[place];
                buffer.Real[(column * Lanes) + lane] = potential[place] + odd;
            }
        }

        transform.Forward(buffer);
        var scale = 1.0 / ((double)Size * Size);
        for (var column = 0; column < Half; column++)
        {
            for (var lane = 0; lane < Lanes; lane++)
            {
                Potential[(column * Pitch) + row + lane] = buffer.Real[(column * Lanes) + lane] * scale;
                ForceX[(column * Pitch) + row + lane] = buffer.Imaginary[(column * Lanes) + lane] * scale;
            }
        }
    }
}
