using System.Numerics;
using System.Runtime.CompilerServices;

namespace Akin.Numerics;

/// <summary>
/// float16 to float32, exactly, by bits and a register at a time: exponent and fraction are moved into place and the
/// bias is put right by multiplying with 2¹¹², which is exact for subnormal numbers too; infinities and NaN, whose
/// exponent is all ones, get float32's.
/// </summary>
internal static class HalfWidening
{
    private const float Rebias = 5.192296858534828e33f; // 2¹¹²

    /// <summary>Widens each value.</summary>
    /// <param name="halves">Bits of float16 values.</param>
    /// <param name="values">As many float32 values.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ReadOnlySpan<ushort> halves, Span<float> values)
    {
        values = values[..halves.Length];
        var i = 0;
        for (; i <= halves.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(halves[i..]), out var low, out var high);
            Widen(low).CopyTo(values[i..]);
            Widen(high).CopyTo(values[(i + Vector<float>.Count)..]);
        }

        for (; i < halves.Length; i++)
        {
            values[i] = (float)BitConverter.UInt16BitsToHalf(halves[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Widen(Vector<uint> bits)
    {
        var magnitude = bits & new Vector<uint>(0x7FFF);
        var sign = Vector.ShiftLeft(bits ^ magnitude, 16);
        var finite = Vector.AsVectorUInt32(
            Vector.AsVectorSingle(Vector.ShiftLeft(magnitude, 13)) * new Vector<float>(Rebias));
        var special = Vector.GreaterThan(magnitude, new Vector<uint>(0x7BFF)) & new Vector<uint>(0x7F800000);
        return Vector.AsVectorSingle(finite | special | sign);
    }
}
