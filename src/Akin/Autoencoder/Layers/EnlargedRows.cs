using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Autoencoder.Layers;

/// <summary>Rows of a map that is twice as large as another: each place of that comes 2 × 2 times.</summary>
internal static unsafe class EnlargedRows
{
    /// <summary>Writes each place twice, side by side.</summary>
    /// <param name="row">places × channels.</param>
    /// <param name="places">Places of the small row.</param>
    /// <param name="channels">A multiple of 8.</param>
    /// <param name="target">Gets 2 × places × channels.</param>
    public static void Spread(float* row, int places, int channels, float* target) =>
        Spaced(row, places, channels, target, twice: true);

    /// <summary>Writes each place, and zeros beside it.</summary>
    public static void Dilate(float* row, int places, int channels, float* target) =>
        Spaced(row, places, channels, target, twice: false);

    /// <summary>Sums each two neighbouring places of a row into, or onto, a row half as long.</summary>
    /// <param name="row">2 × places × channels.</param>
    /// <param name="places">Places of the small row.</param>
    /// <param name="channels">A multiple of 8.</param>
    /// <param name="adds">Whether the sums are added to what is there.</param>
    /// <param name="target">places × channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fold(float* row, int places, int channels, bool adds, float* target)
    {
        for (var x = 0; x < places; x++, row += 2 * channels, target += channels)
        {
            for (var c = 0; c < channels; c += Vector256<float>.Count)
            {
                var sum = Vector256.Load(row + c) + Vector256.Load(row + channels + c);
                (adds ? Vector256.Load(target + c) + sum : sum).Store(target + c);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spaced(float* row, int places, int channels, float* target, bool twice)
    {
        for (var x = 0; x < places; x++, row += channels, target += 2 * channels)
        {
            for (var c = 0; c < channels; c += Vector256<float>.Count)
            {
                var value = Vector256.Load(row + c);
                value.Store(target + c);
                (twice ? value : Vector256<float>.Zero).Store(target + channels + c);
            }
        }
    }
}
