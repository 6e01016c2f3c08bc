using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Akin.Numerics;

namespace Akin.Embedding.Inputs;

/// <summary>
/// Turns interleaved bytes R, G, B into a model's input: (byte × scale − mean) / std in its order of channels, its
/// layout and its type. The quotient is a product with the reciprocal: exact where std is a power of two.
/// </summary>
internal static class PixelNormalisation
{
    private const int Channels = 3;
    private const byte X = 0xFF;

    /// <summary>Writes a model's input in its own type.</summary>
    /// <param name="rgb">Pixels × 3 bytes.</param>
    /// <param name="tensor">As many values of the model's type, in bytes.</param>
    /// <param name="preprocessing">What the model wants; its size is not looked at.</param>
    /// <param name="values">As many float32 values to work in; not used when the model takes float32.</param>
    public static void Write(
        ReadOnlySpan<byte> rgb, Span<byte> tensor, Preprocessing preprocessing, Span<float> values)
    {
        switch (preprocessing.Element)
        {
            case TensorElement.Float32:
                ToFloats(rgb, MemoryMarshal.Cast<byte, float>(tensor), preprocessing);
                break;
            case TensorElement.Float16:
                ToFloats(rgb, values, preprocessing);
                HalfNarrowing.Narrow(values, MemoryMarshal.Cast<byte, Half>(tensor));
                break;
            default:
                ToFloats(rgb, values, preprocessing);
                for (var i = 0; i < tensor.Length; i++)
                {
                    tensor[i] = (byte)Math.Clamp(MathF.Round(values[i]), byte.MinValue, byte.MaxValue);
                }

                break;
        }
    }

    /// <summary>Writes a model's input in float32.</summary>
    /// <param name="rgb">Pixels × 3 bytes.</param>
    /// <param name="tensor">3 × pixels values: planes one after the other, or pixel after pixel.</param>
    /// <param name="preprocessing">What the model wants; its size and type are not looked at.</param>
    public static void ToFloats(ReadOnlySpan<byte> rgb, Span<float> tensor, Preprocessing preprocessing)
    {
        var pixels = rgb.Length / Channels;
        if (rgb.Length != pixels * Channels || tensor.Length != rgb.Length)
        {
            throw new ArgumentException(
                $"{rgb.Length} bytes do not fill three planes of {tensor.Length} values in all.");
        }

        var planes = preprocessing.Layout == TensorLayout.Nchw;
        var done = planes && Vector128.IsHardwareAccelerated ? VectorPart(rgb, tensor, pixels, preprocessing) : 0;
        var (planeStep, pixelStep) = planes ? (pixels, 1) : (1, Channels);
        for (var channel = 0; channel < Channels; channel++)
        {
            var (scale, mean) = (preprocessing.Scale, preprocessing.Mean[channel]);
            var factor = 1 / preprocessing.Std[channel];
            var source = SourceOf(channel, preprocessing);
            for (var i = done; i < pixels; i++)
            {
                var value = rgb[(i * Channels) + source] * scale;
                tensor[(channel * planeStep) + (i * pixelStep)] = (value - mean) * factor;
            }
        }
    }

    private static int SourceOf(int channel, Preprocessing preprocessing) =>
        preprocessing.Channels == ChannelOrder.Rgb ? channel : Channels - 1 - channel;

    /// <summary>Sixteen pixels at a time; gives back how many were done.</summary>
    private static int VectorPart(ReadOnlySpan<byte> rgb, Span<float> planes, int pixels, Preprocessing preprocessing)
    {
        ref var source = ref MemoryMarshal.GetReference(rgb);
        ref var first = ref MemoryMarshal.GetReference(planes);
        ref var red = ref Unsafe.Add(ref first, SourceOf(0, preprocessing) * pixels);
        ref var green = ref Unsafe.Add(ref first, pixels);
        ref var blue = ref Unsafe.Add(ref first, SourceOf(2, preprocessing) * pixels);
        var ofRed = new Change(preprocessing, SourceOf(0, preprocessing));
        var ofGreen = new Change(preprocessing, 1);
        var ofBlue = new Change(preprocessing, SourceOf(2, preprocessing));
        var count = pixels - (pixels % Vector128<byte>.Count);
        for (var i = 0; i < count; i += Vector128<byte>.Count)
        {
            ref var start = ref Unsafe.Add(ref source, i * Channels);
            var a = Vector128.LoadUnsafe(ref start);
            var b = Vector128.LoadUnsafe(ref start, 16);
            var c = Vector128.LoadUnsafe(ref start, 32);
            Store(Reds(a, b, c), ofRed, ref Unsafe.Add(ref red, i));
            Store(Greens(a, b, c), ofGreen, ref Unsafe.Add(ref green, i));
            Store(Blues(a, b, c), ofBlue, ref Unsafe.Add(ref blue, i));
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
    private static void Store(Vector128<byte> bytes, in Change change, ref float target)
    {
        var (low, high) = Vector128.Widen(bytes);
        var (v0, v1) = Vector128.Widen(low.AsInt16());
        var (v2, v3) = Vector128.Widen(high.AsInt16());
        change.Of(v0).StoreUnsafe(ref target);
        change.Of(v1).StoreUnsafe(ref target, 4);
        change.Of(v2).StoreUnsafe(ref target, 8);
        change.Of(v3).StoreUnsafe(ref target, 12);
    }

    /// <summary>What happens to the bytes of one channel.</summary>
    private readonly struct Change(Preprocessing preprocessing, int channel)
    {
        private readonly Vector128<float> _scale = Vector128.Create(preprocessing.Scale);
        private readonly Vector128<float> _mean = Vector128.Create(preprocessing.Mean[channel]);
        private readonly Vector128<float> _factor = Vector128.Create(1 / preprocessing.Std[channel]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<float> Of(Vector128<int> bytes) =>
            ((Vector128.ConvertToSingle(bytes) * _scale) - _mean) * _factor;
    }
}
