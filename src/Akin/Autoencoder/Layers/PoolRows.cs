using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Autoencoder.Layers;

/// <summary>
/// The largest of each 2 × 2 places of two rows, channel by channel, and the way back. Of equal values the first counts
/// (top left, top right, bottom left, bottom right). Channels come in multiples of 8.
/// </summary>
internal static unsafe class PoolRows
{
    /// <summary>Halves two rows, adds the bias and applies max(0, x) where asked.</summary>
    /// <param name="top">2 × columns places.</param>
    /// <param name="bottom">The row below.</param>
    /// <param name="columns">Places that come out.</param>
    /// <param name="channels">Floats at a place.</param>
    /// <param name="bias">One for each channel.</param>
    /// <param name="relu">Whether to apply max(0, x).</param>
    /// <param name="pooled">Gets the values.</param>
    /// <param name="choices">Gets which of the four each is, 0 … 3.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        float* top, float* bottom, int columns, int channels, float* bias, bool relu, float* pooled, byte* choices)
    {
        for (var x = 0; x < columns; x++, top += 2 * channels, bottom += 2 * channels)
        {
            for (var c = 0; c < channels; c += Vector256<float>.Count)
            {
                var most = Vector256.Load(top + c);
                var choice = Vector256<int>.Zero;
                Take(top + channels + c, 1, ref most, ref choice);
                Take(bottom + c, 2, ref most, ref choice);
                Take(bottom + channels + c, 3, ref most, ref choice);
                most += Vector256.Load(bias + c);
                if (relu)
                {
                    most = Vector256.Max(most, Vector256<float>.Zero);
                }

                most.Store(pooled);
                var narrow = Vector128.Narrow(choice.GetLower(), choice.GetUpper());
                *(ulong*)choices = Vector128.Narrow(narrow, narrow).AsUInt64().ToScalar();
                pooled += Vector256<float>.Count;
                choices += Vector256<float>.Count;
            }
        }
    }

    /// <summary>Gives each error to the place that was chosen, zero to the other three.</summary>
    /// <param name="errors">One for each pooled value.</param>
    /// <param name="pooled">The pooled values.</param>
    /// <param name="choices">As <see cref="Forward"/> gave them.</param>
    /// <param name="columns">Pooled places.</param>
    /// <param name="channels">Floats at a place.</param>
    /// <param name="relu">Whether a value that is not above zero passes nothing on.</param>
    /// <param name="top">Gets 2 × columns places.</param>
    /// <param name="bottom">Gets the row below.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        float* errors, float* pooled, byte* choices, int columns, int channels, bool relu, float* top, float* bottom)
    {
        for (var x = 0; x < columns; x++, top += 2 * channels, bottom += 2 * channels)
        {
            for (var c = 0; c < channels; c += Vector256<float>.Count)
            {
                var error = Vector256.Load(errors);
                if (relu)
                {
                    error &= Vector256.GreaterThan(Vector256.Load(pooled), Vector256<float>.Zero);
                }

                var shorts = Vector128.WidenLower(Vector128.CreateScalar(*(ulong*)choices).AsByte()).AsInt16();
                var choice = Vector256.Create(Vector128.WidenLower(shorts), Vector128.WidenUpper(shorts));
                Where(choice, 0, error).Store(top + c);
                Where(choice, 1, error).Store(top + channels + c);
                Where(choice, 2, error).Store(bottom + c);
                Where(choice, 3, error).Store(bottom + channels + c);
                errors += Vector256<float>.Count;
                pooled += Vector256<float>.Count;
                choices += Vector256<float>.Count;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(float* values, int place, ref Vector256<float> most, ref Vector256<int> choice)
    {
        var value = Vector256.Load(values);
        var larger = Vector256.GreaterThan(value, most);
        most = Vector256.ConditionalSelect(larger, value, most);
        choice = Vector256.ConditionalSelect(larger.AsInt32(), Vector256.Create(place), choice);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Where(Vector256<int> choice, int place, Vector256<float> error) =>
        error & Vector256.Equals(choice, Vector256.Create(place)).AsSingle();
}
