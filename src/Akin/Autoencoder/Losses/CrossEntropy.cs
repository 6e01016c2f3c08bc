namespace Akin.Autoencoder.Losses;

/// <summary>
/// The mean binary cross-entropy −t·ln o − (1 − t)·ln(1 − o). Outputs are kept 1e-7 away from 0 and 1, where it has no
/// derivative.
/// </summary>
internal sealed class CrossEntropy : IReconstructionLoss
{
    private const float Margin = 1e-7f;

    public double Evaluate(
        ReadOnlySpan<float> output, int stride, ReadOnlySpan<float> target, float scale, Span<float> errors)
    {
        const int Channels = NetworkDesign.PictureChannels;
        errors.Clear();
        var factor = scale / target.Length;
        var sum = 0.0;
        for (int place = 0, i = 0; i < target.Length; place += stride, i += Channels)
        {
            var partial = 0f;
            for (var c = 0; c < Channels; c++)
            {
                var value = Math.Clamp(output[place + c], Margin, 1 - Margin);
                var wanted = target[i + c];
                partial -= (wanted * MathF.Log(value)) + ((1 - wanted) * MathF.Log(1 - value));
                errors[place + c] = factor * (value - wanted) / (value * (1 - value));
            }

            sum += partial;
        }

        return sum / target.Length;
    }
}
