using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// Convolves weights on a square grid with the forces of <see cref="StudentKernel"/> by the fast Fourier transform.
/// Real input and output halve the work: columns are transformed two at a time, only half of the frequencies are
/// kept, and the two forces come back as real and imaginary part. The sum of all pairs' potentials needs no way back
/// (Parseval). O(size² log size) time, about 3 × size² numbers of memory.
/// </summary>
internal sealed class GridConvolution : IDisposable
{
    private const int Lanes = FourierBuffer.Lanes;
    private readonly int _threads;
    private readonly int _half;
    private readonly ConcurrentBag<(FourierBuffer X, FourierBuffer Y)> _buffers = [];

    // Half-transformed grids: row frequency × column. First the weights', then the forces'.
    private readonly double[] _realX;
    private readonly double[] _imaginaryX;
    private readonly double[] _realY;
    private readonly double[] _imaginaryY;
    private readonly double[] _potentials;

    /// <summary>A grid of zeros, half of whose period the nodes occupy.</summary>
    /// <param name="transform">Transform of the period, which is even.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    public GridConvolution(FourierTransform transform, int threads)
    {
        Transform = transform;
        _threads = threads;
        _half = (transform.Length / 2) + 1;
        Nodes = transform.Length / 2;
        Pitch = ChunkedWork.Chunks(Nodes, 2 * Lanes) * 2 * Lanes;
        Weights = new double[Nodes * Pitch];
        ForceX = new double[Nodes * Pitch];
        ForceY = new double[Nodes * Pitch];
        var rows = ChunkedWork.Chunks(_half, Lanes) * Lanes;
        _realX = new double[rows * Pitch];
        _imaginaryX = new double[rows * Pitch];
        _realY = new double[rows * Pitch];
        _imaginaryY = new double[rows * Pitch];
        _potentials = new double[rows];
    }

    /// <summary>Transform of the grid's period.</summary>
    public FourierTransform Transform { get; }

    /// <summary>The grid's period.</summary>
    public int Size => Transform.Length;

    /// <summary>Nodes along a side.</summary>
    public int Nodes { get; }

    /// <summary>Numbers from a row of nodes to the next.</summary>
    public int Pitch { get; }

    /// <summary>
    /// Weights of the nodes, [row × <see cref="Pitch"/> + column]; to be filled, and 0 past the last column.
    /// </summary>
    public double[] Weights { get; }

    /// <summary>Forces along x at the nodes, laid out as the weights.</summary>
    public double[] ForceX { get; }

    /// <summary>Forces along y at the nodes.</summary>
    public double[] ForceY { get; }

    /// <summary>Fills the forces, and answers the sum over all pairs of nodes of weight × potential × weight.</summary>
    public double Convolve(StudentKernel kernel, CancellationToken cancellation) =>
        Convolve(kernel, (row, x, y) => Multiply(kernel, row, x, y), cancellation);

    /// <summary>
    /// Fills <see cref="ForceX"/> with potentials in place of forces; <see cref="ForceY"/> becomes 0.
    /// </summary>
    public void ConvolvePotential(StudentKernel kernel, CancellationToken cancellation) =>
        Convolve(kernel, (row, x, y) => MultiplyPotential(kernel, row, x, y), cancellation);

    private double Convolve(
        StudentKernel kernel, Action<int, FourierBuffer, FourierBuffer> multiply, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(kernel.Size, Size);
        ChunkedWork.For(
            Pitch, 2 * Lanes, _threads, (_, column, _) => WithBuffers(b => RowsForward(column, b.X)), cancellation);
        ChunkedWork.For(
            _half, Lanes, _threads, (_, row, _) => WithBuffers(b => Columns(multiply, row, b.X, b.Y)), cancellation);
        ChunkedWork.For(
            Pitch, Lanes, _threads, (_, column, _) => WithBuffers(b => RowsBackward(column, b.X)), cancellation);
        var sum = 0.0;
        for (var row = 0; row < _half; row++)
        {
            // All frequencies but the first and the last stand for their mirror image too.
            sum += _potentials[row] * (row == 0 || row == _half - 1 ? 1 : 2);
        }

        return sum;
    }

    public void Dispose()
    {
        foreach (var (x, y) in _buffers)
        {
            x.Dispose();
            y.Dispose();
        }
    }

    private void WithBuffers(Action<(FourierBuffer X, FourierBuffer Y)> work)
    {
        if (!_buffers.TryTake(out var buffers))
        {
            buffers = (new(Size), new(Size));
        }

        work(buffers);
        _buffers.Add(buffers);
    }

    /// <summary>
    /// Sixteen columns of weights: eight as real parts, eight as imaginary parts, told apart by symmetry.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowsForward(int column, FourierBuffer buffer)
    {
        Span<double> real = buffer.Real, imaginary = buffer.Imaginary;
        for (var row = 0; row < Nodes; row++)
        {
            var weights = Weights.AsSpan((row * Pitch) + column, 2 * Lanes);
            weights[..Lanes].CopyTo(real[(row * Lanes)..]);
            weights[Lanes..].CopyTo(imaginary[(row * Lanes)..]);
        }

        real[(Nodes * Lanes)..].Clear();
        imaginary[(Nodes * Lanes)..].Clear();
        Transform.Forward(buffer);
        real = buffer.Real;
        imaginary = buffer.Imaginary;
        for (var row = 0; row < _half; row++)
        {
            var mirrored = row == 0 ? 0 : Size - row;
            var place = (row * Pitch) + column;
            for (var lane = 0; lane < Lanes; lane++)
            {
                var (zr, zi) = (real[(row * Lanes) + lane] / 2, imaginary[(row * Lanes) + lane] / 2);
                var (mr, mi) = (real[(mirrored * Lanes) + lane] / 2, imaginary[(mirrored * Lanes) + lane] / 2);
                _realX[place + lane] = zr + mr;
                _imaginaryX[place + lane] = zi - mi;
                _realX[place + Lanes + lane] = zi + mi;
                _imaginaryX[place + Lanes + lane] = mr - zr;
            }
        }
    }

    /// <summary>Eight row frequencies: forward along the columns, times the kernels, and back.</summary>
    private void Columns(
        Action<int, FourierBuffer, FourierBuffer> multiply, int row, FourierBuffer x, FourierBuffer y)
    {
        Gather(_realX, row, x.Real);
        Gather(_imaginaryX, row, x.Imaginary);
        Transform.Forward(x);
        multiply(row, x, y);
        Transform.Backward(x);
        Transform.Backward(y);
        Scatter(x.Real, row, _realX);
        Scatter(x.Imaginary, row, _imaginaryX);
        Scatter(y.Real, row, _realY);
        Scatter(y.Imaginary, row, _imaginaryY);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(StudentKernel kernel, int row, FourierBuffer x, FourierBuffer y)
    {
        Span<double> xr = x.Real, xi = x.Imaginary, yr = y.Real, yi = y.Imaginary;
        for (var lane = 0; lane < Lanes; lane += Vector<double>.Count)
        {
            var sum = Vector<double>.Zero;
            for (var column = 0; column < Size; column++)
            {
                var place = (column * Lanes) + lane;
                var quarter = (Math.Min(column, Size - column) * kernel.Pitch) + row + lane;
                var (wr, wi) = (new Vector<double>(xr[place..]), new Vector<double>(xi[place..]));
                var along = new Vector<double>(kernel.ForceX, quarter);
                var across = new Vector<double>(kernel.ForceY, quarter);
                along = column < _half ? along : -along;
                sum += ((wr * wr) + (wi * wi)) * new Vector<double>(kernel.Potential, quarter);
                (-(along * wi)).CopyTo(xr[place..]);
                (along * wr).CopyTo(xi[place..]);
                (-(across * wi)).CopyTo(yr[place..]);
                (across * wr).CopyTo(yi[place..]);
            }

            sum.CopyTo(_potentials, row + lane);
        }
    }

    /// <summary>The potential's spectrum is real, and there is one of it.</summary>
    private static void MultiplyPotential(StudentKernel kernel, int row, FourierBuffer x, FourierBuffer y)
    {
        for (var column = 0; column < kernel.Size; column++)
        {
            var quarter = (Math.Min(column, kernel.Size - column) * kernel.Pitch) + row;
            for (var lane = 0; lane < Lanes; lane++)
            {
                x.Real[(column * Lanes) + lane] *= kernel.Potential[quarter + lane];
                x.Imaginary[(column * Lanes) + lane] *= kernel.Potential[quarter + lane];
            }
        }

        y.Real.Clear();
        y.Imaginary.Clear();
    }

    /// <summary>
    /// Eight columns of both forces: one as real, one as imaginary part of what the mirrored frequencies complete.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowsBackward(int column, FourierBuffer buffer)
    {
        Span<double> real = buffer.Real, imaginary = buffer.Imaginary;
        for (var row = 0; row < _half; row++)
        {
            var mirrored = row == 0 ? 0 : Size - row;
            for (var lane = 0; lane < Lanes; lane += Vector<double>.Count)
            {
                var place = (row * Pitch) + column + lane;
                var (xr, xi) = (new Vector<double>(_realX, place), new Vector<double>(_imaginaryX, place));
                var (yr, yi) = (new Vector<double>(_realY, place), new Vector<double>(_imaginaryY, place));
                (xr + yi).CopyTo(real[((mirrored * Lanes) + lane)..]);
                (yr - xi).CopyTo(imaginary[((mirrored * Lanes) + lane)..]);
                (xr - yi).CopyTo(real[((row * Lanes) + lane)..]);
                (xi + yr).CopyTo(imaginary[((row * Lanes) + lane)..]);
            }
        }

        Transform.Backward(buffer);
        for (var row = 0; row < Nodes; row++)
        {
            buffer.Real.Slice(row * Lanes, Lanes).CopyTo(ForceX.AsSpan((row * Pitch) + column));
            buffer.Imaginary.Slice(row * Lanes, Lanes).CopyTo(ForceY.AsSpan((row * Pitch) + column));
        }
    }

    /// <summary>Eight rows of the grid side by side, and zeros to the period's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(double[] grid, int row, Span<double> lanes)
    {
        for (var column = 0; column < Nodes; column += Lanes)
        {
            var width = Math.Min(Lanes, Nodes - column);
            for (var lane = 0; lane < Lanes; lane++)
            {
                var values = grid.AsSpan(((row + lane) * Pitch) + column, width);
                for (var i = 0; i < values.Length; i++)
                {
                    lanes[((column + i) * Lanes) + lane] = values[i];
                }
            }
        }

        lanes[(Nodes * Lanes)..].Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scatter(ReadOnlySpan<double> lanes, int row, double[] grid)
    {
        for (var column = 0; column < Nodes; column += Lanes)
        {
            var width = Math.Min(Lanes, Nodes - column);
            for (var lane = 0; lane < Lanes; lane++)
            {
                var values = grid.AsSpan(((row + lane) * Pitch) + column, width);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = lanes[((column + i) * Lanes) + lane];
                }
            }
        }
    }
}
