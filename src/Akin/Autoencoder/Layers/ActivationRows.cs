using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Akin.Autoencoder.Layers;

/// <summary>Adds biases, applies activations, and the way back, for a row of places.</summary>
internal static unsafe class ActivationRows
{
    /// <summary>target = activation(sums + bias).</summary>
    /// <param name="sums">places × channels.</param>
    /// <param name="bias">One for each channel.</param>
    /// <param name="places">Places in the row.</param>
    /// <param name="channels">A multiple of 8.</param>
    /// <param name="activation">What to apply.</param>
    /// <param name="target">Gets places × channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        float* sums, float* bias, int places, int channels, Activation activation, float* target)
    {
        var least = Vector256.Create(activation == Activation.Relu ? 0 : float.NegativeInfinity);
        var value = target;
        for (var x = 0; x < places; x++)
        {
            for (var c = 0; c < channels; c += Vector256<float>.Count)
            {
                // In this order a sum that is no number stays none.
                Vector256.Max(Vector256.Load(sums) + Vector256.Load(bias + c), least).Store(value);
                sums += Vector256<float>.Count;
                value += Vector256<float>.Count;
            }
        }

        if (activation == Activation.Sigmoid)
        {
            for (var i = 0; i < places * channels; i += Vector256<float>.Count)
            {
                var one = Vector256<float>.One;
                (one / (one + Vector256.Exp(-Vector256.Load(target + i)))).Store(target + i);
            }
        }
    }

    /// <summary>target = errors × the activation's derivative, told from what the activation gave.</summary>
    /// <param name="errors">Of the outputs.</param>
    /// <param name="outputs">What <see cref="Forward"/> gave.</param>
    /// <param name="length">Floats, a multiple of 8.</param>
    /// <param name="activation">What was applied.</param>
    /// <param name="target">Gets the errors of the sums; may be the errors themselves.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(float* errors, float* outputs, int length, Activation activation, float* target)
    {
        for (var i = 0; i < length; i += Vector256<float>.Count)
        {
            var error = Vector256.Load(errors + i);
            var output = Vector256.Load(outputs + i);
            error = activation switch
            {
                Activation.Relu => error & Vector256.GreaterThan(output, Vector256<float>.Zero),
                Activation.Sigmoid => error * output * (Vector256<float>.One - output),
                _ => error,
            };
            error.Store(target + i);
        }
    }

    /// <summary>sums[c] += Σ over the places of errors[place, c].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddPlaces(float* errors, int places, int channels, float* sums)
    {
        for (var c = 0; c < channels; c += Vector256<float>.Count)
        {
            var sum = Vector256.Load(sums + c);
            var error = errors + c;
            for (var x = 0; x < places; x++, error += channels)
            {
                sum += Vector256.Load(error);
            }

            sum.Store(sums + c);
        }
    }
}
