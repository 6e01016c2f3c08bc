using System.Runtime.CompilerServices;

namespace Akin.Projection;

/// <summary>
/// A step along one coordinate with momentum and a gain that grows while the gradient keeps turning it back (Jacobs,
/// 1988).
/// </summary>
internal static class GradientStep
{
    private const double LeastGain = 0.01;

    /// <summary>The next step, from the last one and the gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Next(double step, double gradient, ref double gain, double momentum, double rate)
    {
        gain = Math.Sign(step) != Math.Sign(gradient) ? gain + 0.2 : (gain * 0.8) + LeastGain;
        return (momentum * step) - (rate * gain * gradient);
    }
}
