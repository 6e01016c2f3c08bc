namespace Akin.Autoencoder.Losses;

/// <summary>The mean squared error.</summary>
internal sealed class SquaredError : IReconstructionLoss
{
    public double Evaluate(
        ReadOnlySpan<float> output, int stride, ReadOnlySpan<float> target, float scale, Span<float> errors)
    {
        const int Channels = NetworkDesign.PictureChannels;
        errors.Clear();
        var factor = 2 * scale / target.Length;
        var sum = 0.0;
        for (int place = 0, i = 0; i < target.Length; place += stride, i += Channels)
        {
            var partial = 0f;
            for (var c = 0; c < Channels; c++)
            {
                var difference = output[place + c] - target[i + c];
                partial += difference * difference;
                errors[place + c] = factor * difference;
            }

            sum += partial;
        }

        return sum / target.Length;
    }
}
