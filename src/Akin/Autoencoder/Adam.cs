using System.Numerics;
using System.Runtime.CompilerServices;

namespace Akin.Autoencoder;

/// <summary>
/// Adam (Kingma and Ba, 2015), with the decay of weights apart from the gradient where there is any (AdamW: Loshchilov
/// and Hutter, 2019).
/// </summary>
internal sealed class Adam
{
    private const float First = 0.9f;
    private const float Second = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly IReadOnlyList<LayerRate> _rates;

    /// <summary>Starts with no memory of gradients.</summary>
    /// <param name="rates">The ranges of the parameters, and what the rate is multiplied by in each.</param>
    /// <param name="weightDecay">See <see cref="WeightDecay"/>.</param>
    public Adam(IReadOnlyList<LayerRate> rates, double weightDecay)
    {
        var parameters = rates.Sum(rate => rate.Parameters);
        (_rates, Mean, Square, WeightDecay) = (rates, new float[parameters], new float[parameters], weightDecay);
    }

    /// <summary>The running mean of the gradients.</summary>
    public float[] Mean { get; }

    /// <summary>The running mean of their squares.</summary>
    public float[] Square { get; }

    /// <summary>Steps made.</summary>
    public long Steps { get; set; }

    /// <summary>What is taken of a parameter at a step, as a part of rate × parameter; 0 for Adam.</summary>
    public double WeightDecay { get; }

    /// <summary>Makes one step.</summary>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradient, double rate)
    {
        Steps++;
        var start = 0;
        foreach (var (length, factor) in _rates)
        {
            var part = new Range(start, start + length);
            Step(parameters[part], gradient[part], Mean.AsSpan(part), Square.AsSpan(part), rate * factor);
            start += length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step(
        Span<float> parameters, ReadOnlySpan<float> gradient, Span<float> mean, Span<float> square, double rate)
    {
        var kept = (float)(1 - (rate * WeightDecay));
        var step = (float)(rate / (1 - Math.Pow(First, Steps)));
        var root = (float)Math.Sqrt(1 - Math.Pow(Second, Steps));
        var i = 0;
        for (; i <= parameters.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var g = new Vector<float>(gradient[i..]);
            var m = (new Vector<float>(mean[i..]) * First) + (g * (1 - First));
            var s = (new Vector<float>(square[i..]) * Second) + (g * g * (1 - Second));
            var p = (new Vector<float>(parameters[i..]) * kept)
                - (m * step / ((Vector.SquareRoot(s) / new Vector<float>(root)) + new Vector<float>(Epsilon)));
            m.CopyTo(mean[i..]);
            s.CopyTo(square[i..]);
            p.CopyTo(parameters[i..]);
        }

        for (; i < parameters.Length; i++)
        {
            var g = gradient[i];
            mean[i] = (mean[i] * First) + (g * (1 - First));
            square[i] = (square[i] * Second) + (g * g * (1 - Second));
            parameters[i] = (parameters[i] * kept) - (mean[i] * step / ((MathF.Sqrt(square[i]) / root) + Epsilon));
        }
    }
}
