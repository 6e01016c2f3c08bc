using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Akin.Embedding;

/// <summary>
/// Turns interleaved bytes R, G, B into three planes of (x − mean) / scale, the form that networks take. The quotient
/// is a product with the scale's reciprocal: exact where the scale is a power of two.
/// </summary>
internal static class PixelNormalisation
{
    private const int Channels = 3;
    private const byte X = 0xFF;

    /// <summary>Writes the planes, one after the other.</summary>
    /// <param name="rgb">Pixels × 3 bytes.</param>
    /// <param name="planes">3 × pixels values.</param>
    /// <param name="mean">Taken from each byte.</param>
    /// <param name="scale">What the difference is divided by.</param>
    public static void ToPlanes(ReadOnlySpan<byte> rgb, Span<float> planes, float mean, float scale)
    {
        var pixels = rgb.Length / Channels;
        if (rgb.Length != pixels * Channels || planes.Length != rgb.Length)
        {
            throw new ArgumentException(
                $"{rgb.Length} bytes do not fill three planes of {planes.Length} values in all.");
        }

        var factor = 1 / scale;
        var done = Vector128.IsHardwareAccelerated ? VectorPart(rgb, planes, pixels, mean, factor) : 0;
        for (var channel = 0; channel < Channels; channel++)
        {
            var plane = planes.Slice(channel * pixels, pixels);
            for (var i = done; i < pixels; i++)
            {
                plane[i] = (rgb[(i * Channels) + channel] - mean) * factor;
            }
        }
    }

    /// <summary>Sixteen pixels at a time; gives back how many were done.</summary>
    private static int VectorPart(ReadOnlySpan<byte> rgb, Span<float> planes, int pixels, float mean, float factor)
    {
        var means = Vector128.Create(mean);
        var factors = Vector128.Create(factor);
        ref var source = ref MemoryMarshal.GetReference(rgb);
        ref var red = ref MemoryMarshal.GetReference(planes);
        ref var green = ref Unsafe.Add(ref red, pixels);
        ref var blue = ref Unsafe.Add(ref green, pixels);
        var count = pixels - (pixels % Vector128<byte>.Count);
        for (var i = 0; i < count; i += Vector128<byte>.Count)
        {
            ref var start = ref Unsafe.Add(ref source, i * Channels);
            var a = Vector128.LoadUnsafe(ref start);
            var b = Vector128.LoadUnsafe(ref start, 16);
            var c = Vector128.LoadUnsafe(ref start, 32);
            Store(Reds(a, b, c), means, factors, ref Unsafe.Add(ref red, i));
            Store(Greens(a, b, c), means, factors, ref Unsafe.Add(ref green, i));
            Store(Blues(a, b, c), means, factors, ref Unsafe.Add(ref blue, i));
        }

        return count;
    }

    // An index past the end gives 0, so the parts of the three vectors can be joined by "or".
    private static Vector128<byte> Reds(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c) =>
        Vector128.Shuffle(a, Vector128.Create(0, 3, 6, 9, 12, 15, X, X, X, X, X, X, X, X, X, X)) |
        Vector128.Shuffle(b, Vector128.Create(X, X, X, X, X, X, 2, 5, 8, 11, 14, X, X, X, X, X)) |
        Vector128.Shuffle(c, Vector128.Create(X, X, X, X, X, X, X, X, X, X, X, 1, 4, 7, 10, 13));

    private static Vector128<byte> Greens(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c) =>
        Vector128.Shuffle(a, Vector128.Create(1, 4, 7, 10, 13, X, X, X, X, X, X, X, X, X, X, X)) |
        Vector128.Shuffle(b, Vector128.Create(X, X, X, X, X, 0, 3, 6, 9, 12, 15, X, X, X, X, X)) |
        Vector128.Shuffle(c, Vector128.Create(X, X, X, X, X, X, X, X, X, X, X, 2, 5, 8, 11, 14));

    private static Vector128<byte> Blues(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c) =>
        Vector128.Shuffle(a, Vector128.Create(2, 5, 8, 11, 14, X, X, X, X, X, X, X, X, X, X, X)) |
        Vector128.Shuffle(b, Vector128.Create(X, X, X, X, X, 1, 4, 7, 10, 13, X, X, X, X, X, X)) |
        Vector128.Shuffle(c, Vector128.Create(X, X, X, X, X, X, X, X, X, X, 0, 3, 6, 9, 12, 15));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<byte> bytes, Vector128<float> means, Vector128<float> factors, ref float target)
    {
        var (low, high) = Vector128.Widen(bytes);
        var (v0, v1) = Vector128.Widen(low.AsInt16());
        var (v2, v3) = Vector128.Widen(high.AsInt16());
        ((Vector128.ConvertToSingle(v0) - means) * factors).StoreUnsafe(ref target);
        ((Vector128.ConvertToSingle(v1) - means) * factors).StoreUnsafe(ref target, 4);
        ((Vector128.ConvertToSingle(v2) - means) * factors).StoreUnsafe(ref target, 8);
        ((Vector128.ConvertToSingle(v3) - means) * factors).StoreUnsafe(ref target, 12);
    }
}
