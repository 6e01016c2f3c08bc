using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Akin.Imaging.Jpeg;

/// <summary>
/// The inverse cosine transform of a block in integers (Loeffler, Ligtenberg and Moschytz, 1989), with the constants,
/// the scaling and the rounding of libjpeg's accurate method, so that the pixels are the same to the bit.
/// </summary>
internal static class InverseDct
{
    private const int ScaleBits = 13;
    private const int FirstPassBits = 2;

    /// <summary>Whether the processor has what this is written for.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Turns 64 coefficients, in rows, into 8 × 8 samples, and sets the coefficients to zero.</summary>
    /// <param name="block">The coefficients.</param>
    /// <param name="samples">The upper left sample; there must be room for all.</param>
    /// <param name="stride">Distance of its rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Transform(Span<short> block, ref byte samples, nint stride)
    {
        ref var from = ref MemoryMarshal.GetReference(block);
        Span<Vector256<short>> pairs =
        [
            Rows(ref from, 0), Rows(ref from, 1), Rows(ref from, 2), Rows(ref from, 3),
        ];
        block.Clear();
        Pass(pairs, ScaleBits - FirstPassBits);
        Pass(pairs, ScaleBits + FirstPassBits + 3);
        var middle = Vector256.Create((short)128);
        var first = Avx2.PackUnsignedSaturate(
            Avx2.AddSaturate(pairs[0], middle), Avx2.AddSaturate(pairs[1], middle)).AsInt64();
        var second = Avx2.PackUnsignedSaturate(
            Avx2.AddSaturate(pairs[2], middle), Avx2.AddSaturate(pairs[3], middle)).AsInt64();
        for (var i = 0; i < 2; i++)
        {
            Put(ref samples, i * stride, first.GetElement(i));
            Put(ref samples, (i + 2) * stride, second.GetElement(i));
            Put(ref samples, (i + 4) * stride, first.GetElement(i + 2));
            Put(ref samples, (i + 6) * stride, second.GetElement(i + 2));
        }
    }

    /// <summary>All samples of a block that has but its first coefficient.</summary>
    public static void Fill(int coefficient, ref byte samples, nint stride)
    {
        var value = (byte)Math.Clamp(((coefficient + 4) >> 3) + 128, 0, 255);
        var eight = value * 0x0101_0101_0101_0101L;
        for (var row = 0; row < 8; row++)
        {
            Put(ref samples, row * stride, eight);
        }
    }

    private static void Put(ref byte samples, nint at, long eight) =>
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref samples, at), eight);

    /// <summary>Row i in the lower half, row i + 4 in the upper.</summary>
    private static Vector256<short> Rows(ref short from, int row) => Vector256.Create(
        Vector128.LoadUnsafe(ref from, (nuint)(row * 8)), Vector128.LoadUnsafe(ref from, (nuint)((row + 4) * 8)));

    /// <summary>Transforms the columns, and turns the block so that its rows are next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass(Span<Vector256<short>> pairs, int shift)
    {
        Vector128<short> in0 = pairs[0].GetLower(), in1 = pairs[1].GetLower(), in2 = pairs[2].GetLower();
        Vector128<short> in3 = pairs[3].GetLower(), in4 = pairs[0].GetUpper(), in5 = pairs[1].GetUpper();
        Vector128<short> in6 = pairs[2].GetUpper(), in7 = pairs[3].GetUpper();

        // Even part: 0.541196100 = 4433, + 0.765366865 = 10703, − 1.847759065 = −10704; 1 = 8192.
        var twoSix = Interleave(in2, in6);
        var tmp2 = Weigh(twoSix, 4433, -10704);
        var tmp3 = Weigh(twoSix, 10703, 4433);
        var sums = Interleave(in0 + in4, in0 - in4);
        var half = Vector256.Create(1 << (shift - 1));
        var tmp0 = Weigh(sums, 8192, 0) + half;
        var tmp1 = Weigh(sums, 0, 8192) + half;
        Vector256<int> even0 = tmp0 + tmp3, even3 = tmp0 - tmp3, even1 = tmp1 + tmp2, even2 = tmp1 - tmp2;

        // Odd part: 1.175875602 = 9633, − 1.961570560 = −6436, − 0.390180644 = 6437.
        var both = Interleave(in3 + in7, in1 + in5);
        var z3 = Weigh(both, -6436, 9633);
        var z4 = Weigh(both, 9633, 6437);

        // 0.298631336 − 0.899976223 = −4927, 1.501321110 − 0.899976223 = 4926; 2.053119869 − 2.562915447 = −4176,
        // 3.072711026 − 2.562915447 = 4177.
        var sevenOne = Interleave(in7, in1);
        var odd0 = Weigh(sevenOne, -4927, -7373) + z3;
        var odd3 = Weigh(sevenOne, -7373, 4926) + z4;
        var fiveThree = Interleave(in5, in3);
        var odd1 = Weigh(fiveThree, -4176, -20995) + z4;
        var odd2 = Weigh(fiveThree, -20995, 4177) + z3;

        var p01 = Avx2.PackSignedSaturate((even0 + odd3) >> shift, (even1 + odd2) >> shift);
        var p23 = Avx2.PackSignedSaturate((even2 + odd1) >> shift, (even3 + odd0) >> shift);
        var p45 = Avx2.PackSignedSaturate((even3 - odd0) >> shift, (even2 - odd1) >> shift);
        var p67 = Avx2.PackSignedSaturate((even1 - odd2) >> shift, (even0 - odd3) >> shift);
        Turn(pairs, p01, p23, p45, p67);
    }

    /// <summary>Columns 0 … 3 become the lower halves, 4 … 7 the upper ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn(
        Span<Vector256<short>> pairs,
        Vector256<short> p01,
        Vector256<short> p23,
        Vector256<short> p45,
        Vector256<short> p67)
    {
        Vector256<short> even = Avx2.UnpackLow(p01, p23), odd = Avx2.UnpackHigh(p01, p23);
        var (upper01, upper23) = (Avx2.UnpackLow(even, odd).AsInt64(), Avx2.UnpackHigh(even, odd).AsInt64());
        (even, odd) = (Avx2.UnpackLow(p45, p67), Avx2.UnpackHigh(p45, p67));
        var (lower01, lower23) = (Avx2.UnpackLow(even, odd).AsInt64(), Avx2.UnpackHigh(even, odd).AsInt64());
        pairs[0] = Avx2.UnpackLow(upper01, lower01).AsInt16();
        pairs[1] = Avx2.UnpackHigh(upper01, lower01).AsInt16();
        pairs[2] = Avx2.UnpackLow(upper23, lower23).AsInt16();
        pairs[3] = Avx2.UnpackHigh(upper23, lower23).AsInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Interleave(Vector128<short> a, Vector128<short> b) =>
        Vector256.Create(Sse2.UnpackLow(a, b), Sse2.UnpackHigh(a, b));

    /// <summary>a × first + b × second of each pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Weigh(Vector256<short> pairs, short first, short second) =>
        Avx2.MultiplyAddAdjacent(pairs, Vector256.Create((second << 16) | (ushort)first).AsInt16());
}
