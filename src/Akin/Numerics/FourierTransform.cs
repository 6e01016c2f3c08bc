namespace Akin.Numerics;

/// <summary>
/// The discrete Fourier transform of a length without prime factors above 5, eight sequences at a time, by Stockham's
/// self-sorting passes of radix 4, 2, 3 and 5. O(length × log length). Lanes never meet, and nothing is fused: the
/// bits are the same at any register width.
/// </summary>
internal sealed unsafe class FourierTransform
{
    private readonly int[] _radices;
    private readonly double[] _cosines;
    private readonly double[] _sines;

    /// <summary>Prepares transforms of one length.</summary>
    /// <param name="length">≥ 1, a product of 2s, 3s and 5s.</param>
    public FourierTransform(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        Length = length;
        _radices = [.. Factors(length)];
        _cosines = new double[length];
        _sines = new double[length];
        for (var t = 0; t < length; t++)
        {
            (_sines[t], _cosines[t]) = Math.SinCos(-2 * Math.PI * t / length);
        }
    }

    /// <summary>Elements of a sequence.</summary>
    public int Length { get; }

    /// <summary>The least even length ≥ <paramref name="minimum"/> that has a fast transform.</summary>
    public static int EvenLength(int minimum)
    {
        var length = Math.Max(2, minimum + (minimum & 1));
        while (!IsSmooth(length))
        {
            length += 2;
        }

        return length;
    }

    /// <summary>X[k] = Σ x[t] exp(−2πi·k·t / length).</summary>
    public void Forward(FourierBuffer buffer) => Run(buffer, inverse: false);

    /// <summary>x[t] = Σ X[k] exp(2πi·k·t / length): the inverse but for the factor 1 / length.</summary>
    public void Backward(FourierBuffer buffer) => Run(buffer, inverse: true);

    private static bool IsSmooth(int length)
    {
        foreach (var prime in (ReadOnlySpan<int>)[2, 3, 5])
        {
            while (length % prime == 0)
            {
                length /= prime;
            }
        }

        return length == 1;
    }

    private static IEnumerable<int> Factors(int length)
    {
        foreach (var radix in new[] { 4, 2, 3, 5 })
        {
            for (; length % radix == 0; length /= radix)
            {
                yield return radix;
            }
        }

        if (length != 1)
        {
            throw new ArgumentOutOfRangeException(nameof(length), "The length must be a product of 2s, 3s and 5s.");
        }
    }

    /// <summary>Exchanging real and imaginary part before and after turns the transform into its inverse.</summary>
    private void Run(FourierBuffer buffer, bool inverse)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(buffer.Length, Length);
        fixed (double* cosines = _cosines, sines = _sines)
        {
            var stride = 1;
            var turns = new FourierTwiddles(cosines, sines, Length);
            foreach (var radix in _radices)
            {
                var pass = inverse
                    ? new FourierPass(
                        buffer.ImaginaryPointer, buffer.RealPointer, buffer.SpareImaginary, buffer.SpareReal,
                        Length, stride)
                    : new FourierPass(
                        buffer.RealPointer, buffer.ImaginaryPointer, buffer.SpareReal, buffer.SpareImaginary,
                        Length, stride);
                pass.Run(radix, turns);
                buffer.Swap();
                stride *= radix;
            }
        }
    }
}
