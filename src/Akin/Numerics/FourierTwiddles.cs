namespace Akin.Numerics;

/// <summary>The roots of unity exp(−2πi·t / length).</summary>
/// <param name="cosines">Their real parts.</param>
/// <param name="sines">Their imaginary parts.</param>
/// <param name="length">How many there are.</param>
internal readonly unsafe struct FourierTwiddles(double* cosines, double* sines, int length)
{
    /// <summary>Real and imaginary part of root number <paramref name="t"/>, t &lt; length.</summary>
    public (double Real, double Imaginary) this[int t] => (cosines[t], sines[t]);

    public int Length => length;
}
