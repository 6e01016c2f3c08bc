using System.Numerics;

namespace Akin.Imaging.Bitmaps;

/// <summary>The bits of a pixel that make one of its colours.</summary>
internal readonly record struct BitField(uint Mask)
{
    private readonly int _shift = BitOperations.TrailingZeroCount(Mask);
    private readonly uint _largest = Mask == 0 ? 0 : Mask >> BitOperations.TrailingZeroCount(Mask);

    /// <summary>The colour's value in 0 … 255, rounded; 0 when no bit is its.</summary>
    public byte Of(uint pixel) =>
        _largest == 0 ? (byte)0 : (byte)(((((pixel & Mask) >> _shift) * 255UL) + (_largest / 2)) / _largest);
}
