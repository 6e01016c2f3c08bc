using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Akin.Imaging.Resampling;

/// <summary>
/// The two loops of resampling. Sums of integers: every register width gives the same bytes. Both may read
/// and write up to <see cref="Padding"/> bytes past the end of what they are given, so no tail is left to do. They
/// are kept out of their callers, so that the compiler has room left to inline what is in them.
/// </summary>
internal static class ResampleKernel
{
    /// <summary>Bytes that must lie behind each row.</summary>
    public const int Padding = 16;

    private const int Half = 1 << (ResampleAxis.Precision - 1);

    // Four pixels of three bytes, each in four bytes of which the last is zero.
    private static Vector128<byte> Apart => Vector128.Create(
        (byte)0, 1, 2, 255, 3, 4, 5, 255, 6, 7, 8, 255, 9, 10, 11, 255);

    /// <summary>Weighs the pixels of one row.</summary>
    /// <param name="row">RGB, <see cref="ResampleAxis.Input"/> pixels and the padding.</param>
    /// <param name="output">RGB, <see cref="ResampleAxis.Output"/> pixels and the padding.</param>
    /// <param name="axis">The weights.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void AlongRow(ReadOnlySpan<byte> row, Span<byte> output, ResampleAxis axis)
    {
        Debug.Assert(row.Length >= (axis.Input * 3) + Padding && output.Length >= (axis.Output * 3) + Padding,
            "Padded.");
        ref var pixels = ref MemoryMarshal.GetReference(row);
        ref var weights = ref MemoryMarshal.GetReference(axis.Spread);
        ref var to = ref MemoryMarshal.GetReference(output);
        var starts = axis.Starts;
        var counts = axis.Counts;
        for (var x = 0; x < starts.Length; x++)
        {
            var fours = (counts[x] + 3) >> 2;
            ref var weight = ref Unsafe.Add(ref weights, (nint)x * axis.SpreadStride);
            var sum = Weigh(ref Unsafe.Add(ref pixels, starts[x] * 3), ref weight, fours) + Vector128.Create(Half);
            sum = Vector128.Clamp(sum >> ResampleAxis.Precision, Vector128<int>.Zero, Vector128.Create(255));
            var words = Vector128.Narrow(sum, sum).AsUInt16();
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, x * 3), Vector128.Narrow(words, words).AsUInt32().ToScalar());
        }
    }

    /// <summary>Weighs rows, column by column.</summary>
    /// <param name="rows">Where the rows are.</param>
    /// <param name="places">Where each row starts.</param>
    /// <param name="weights">The weight of each row.</param>
    /// <param name="output">Gets the sums.</param>
    /// <param name="length">Bytes of a row, without the padding.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void DownColumns(
        ReadOnlySpan<byte> rows, ReadOnlySpan<int> places, ReadOnlySpan<int> weights, Span<byte> output, int length)
    {
        ref var first = ref MemoryMarshal.GetReference(rows);
        ref var to = ref MemoryMarshal.GetReference(output);
        for (var x = 0; x < length; x += Vector128<byte>.Count)
        {
            if (Avx512F.IsSupported)
            {
                var sum = Vector512.Create(Half);
                for (var i = 0; i < places.Length; i++)
                {
                    var sixteen = Vector128.LoadUnsafe(ref first, (nuint)(places[i] + x));
                    sum += Avx512F.ConvertToVector512Int32(sixteen) * weights[i];
                }

                sum = Vector512.Max(sum >> ResampleAxis.Precision, Vector512<int>.Zero);
                Avx512F.ConvertToVector128ByteWithSaturation(sum.AsUInt32()).StoreUnsafe(ref to, (nuint)x);
                continue;
            }

            var (low, high) = (Vector256.Create(Half), Vector256.Create(Half));
            for (var i = 0; i < places.Length; i++)
            {
                var (lower, upper) = Widen(Vector128.LoadUnsafe(ref first, (nuint)(places[i] + x)));
                low += lower * weights[i];
                high += upper * weights[i];
            }

            var most = Vector256.Create(255);
            low = Vector256.Clamp(low >> ResampleAxis.Precision, Vector256<int>.Zero, most);
            high = Vector256.Clamp(high >> ResampleAxis.Precision, Vector256<int>.Zero, most);
            var words = Vector256.Narrow(low, high).AsUInt16();
            Vector128.Narrow(words.GetLower(), words.GetUpper()).StoreUnsafe(ref to, (nuint)x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Weigh(ref byte pixel, ref int weight, int fours)
    {
        if (Avx512F.IsSupported)
        {
            var sum = Vector512<int>.Zero;
            for (var i = 0; i < fours; i++)
            {
                var four = Vector128.Shuffle(Vector128.LoadUnsafe(ref pixel, (nuint)(i * 12)), Apart);
                sum += Avx512F.ConvertToVector512Int32(four) * Vector512.LoadUnsafe(ref weight, (nuint)(i * 16));
            }

            var half = sum.GetLower() + sum.GetUpper();
            return half.GetLower() + half.GetUpper();
        }

        var pairs = Vector256<int>.Zero;
        for (var i = 0; i < fours; i++)
        {
            var four = Vector128.Shuffle(Vector128.LoadUnsafe(ref pixel, (nuint)(i * 12)), Apart);
            var (lower, upper) = Widen(four);
            pairs += lower * Vector256.LoadUnsafe(ref weight, (nuint)(i * 16));
            pairs += upper * Vector256.LoadUnsafe(ref weight, (nuint)((i * 16) + 8));
        }

        return pairs.GetLower() + pairs.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<int> Lower, Vector256<int> Upper) Widen(Vector128<byte> bytes)
    {
        if (Avx2.IsSupported)
        {
            var swapped = Vector128.Create(bytes.AsUInt64().GetUpper(), bytes.AsUInt64().GetLower()).AsByte();
            return (Avx2.ConvertToVector256Int32(bytes), Avx2.ConvertToVector256Int32(swapped));
        }

        var (low, high) = Vector128.Widen(bytes);
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        return (Vector256.Create(a, b).AsInt32(), Vector256.Create(c, d).AsInt32());
    }
}
