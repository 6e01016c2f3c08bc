using System.Runtime.InteropServices;

namespace Akin.Numerics;

/// <summary>
/// Eight complex sequences side by side: element t of sequence l is at t × 8 + l of the real and of the imaginary
/// part. A transform works through spare memory and swaps it with these parts, so ask for them anew after each.
/// </summary>
internal sealed unsafe class FourierBuffer : IDisposable
{
    /// <summary>Sequences side by side.</summary>
    public const int Lanes = 8;

    private readonly nint _part;
    private double* _memory;
    private bool _swapped;

    /// <summary>Room for sequences of <paramref name="length"/>, zeros.</summary>
    public FourierBuffer(int length)
    {
        Length = length;
        _part = (nint)length * Lanes;
        var bytes = (nuint)(4 * _part * sizeof(double));
        _memory = (double*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(_memory, bytes);
    }

    ~FourierBuffer() => Free();

    /// <summary>Elements of a sequence.</summary>
    public int Length { get; }

    /// <summary>Real parts, length × 8.</summary>
    public Span<double> Real => new(RealPointer, Length * Lanes);

    /// <summary>Imaginary parts, length × 8.</summary>
    public Span<double> Imaginary => new(ImaginaryPointer, Length * Lanes);

    internal double* RealPointer => _memory + (_swapped ? 2 * _part : 0);

    internal double* ImaginaryPointer => RealPointer + _part;

    internal double* SpareReal => _memory + (_swapped ? 0 : 2 * _part);

    internal double* SpareImaginary => SpareReal + _part;

    /// <summary>What the spare memory holds becomes the content.</summary>
    internal void Swap() => _swapped = !_swapped;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
    }
}
