using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Akin.Imaging.Jpeg;

/// <summary>
/// Turns rows of luminance and chrominance into RGB, with the constants of JFIF in 16 bits and rounding as libjpeg
/// does: R = Y + 1.402 Cr, G = Y − 0.34414 Cb − 0.71414 Cr, B = Y + 1.772 Cb.
/// </summary>
internal static class YccRow
{
    /// <summary>Bytes that may be read and written past the end of rows.</summary>
    public const int Padding = 48;

    private const byte X = 0xFF;

    /// <summary>Converts a row; all rows have <see cref="Padding"/> behind them.</summary>
    public static void ToRgb(
        ReadOnlySpan<byte> luminance, ReadOnlySpan<byte> blue, ReadOnlySpan<byte> red, Span<byte> rgb, int width)
    {
        ref var y = ref MemoryMarshal.GetReference(luminance);
        ref var cb = ref MemoryMarshal.GetReference(blue);
        ref var cr = ref MemoryMarshal.GetReference(red);
        ref var to = ref MemoryMarshal.GetReference(rgb);
        var middle = Vector256.Create((short)128);
        var one = Vector256.Create((short)1);
        var half = Vector256.Create(1 << 15);
        for (var x = 0; x < width; x += Vector256<short>.Count)
        {
            var lightness = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref y, (nuint)x));
            var b = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref cb, (nuint)x)) - middle;
            var r = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref cr, (nuint)x)) - middle;

            // The high half of twice a product, plus one, halved: the product of 16 bits, rounded.
            var toRed = ((Avx2.MultiplyHigh(r + r, Vector256.Create((short)26345)) + one) >> 1) + r;
            var toBlue = ((Avx2.MultiplyHigh(b + b, Vector256.Create((short)-14942)) + one) >> 1) + b + b;
            var weights = Vector256.Create((18734 << 16) | (-22554 & 0xFFFF)).AsInt16();
            var low = (Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(b, r), weights) + half) >> 16;
            var high = (Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(b, r), weights) + half) >> 16;
            var toGreen = Avx2.PackSignedSaturate(low, high) - r;
            Interleave(
                Bytes(lightness + toRed), Bytes(lightness + toGreen), Bytes(lightness + toBlue),
                ref Unsafe.Add(ref to, x * 3));
        }
    }

    private static Vector128<byte> Bytes(Vector256<short> values) =>
        Sse2.PackUnsignedSaturate(values.GetLower(), values.GetUpper());

    private static void Interleave(
        Vector128<byte> red, Vector128<byte> green, Vector128<byte> blue, ref byte to)
    {
        (Ssse3.Shuffle(red, Vector128.Create(0, X, X, 1, X, X, 2, X, X, 3, X, X, 4, X, X, 5))
            | Ssse3.Shuffle(green, Vector128.Create(X, 0, X, X, 1, X, X, 2, X, X, 3, X, X, 4, X, X))
            | Ssse3.Shuffle(blue, Vector128.Create(X, X, 0, X, X, 1, X, X, 2, X, X, 3, X, X, 4, X)))
            .StoreUnsafe(ref to);
        (Ssse3.Shuffle(red, Vector128.Create(X, X, 6, X, X, 7, X, X, 8, X, X, 9, X, X, 10, X))
            | Ssse3.Shuffle(green, Vector128.Create(5, X, X, 6, X, X, 7, X, X, 8, X, X, 9, X, X, 10))
            | Ssse3.Shuffle(blue, Vector128.Create(X, 5, X, X, 6, X, X, 7, X, X, 8, X, X, 9, X, X)))
            .StoreUnsafe(ref to, 16);
        (Ssse3.Shuffle(red, Vector128.Create(X, 11, X, X, 12, X, X, 13, X, X, 14, X, X, 15, X, X))
            | Ssse3.Shuffle(green, Vector128.Create(X, X, 11, X, X, 12, X, X, 13, X, X, 14, X, X, 15, X))
            | Ssse3.Shuffle(blue, Vector128.Create(10, X, X, 11, X, X, 12, X, X, 13, X, X, 14, X, X, 15)))
            .StoreUnsafe(ref to, 32);
    }
}
