using Akin.Autoencoder.Layers;
using Akin.Numerics;

namespace Akin.Autoencoder;

/// <summary>
/// The first weights: uniform within ±√(6 / (n + m)) before sums that are used as they are (Glorot and Bengio, 2010)
/// and ±√(6 / n) before max(0, x) (He et al., 2015), n and m being the numbers of inputs and outputs of a sum; biases
/// are zero.
/// </summary>
internal static class Initialisation
{
    /// <summary>Fills the parameters of a network.</summary>
    /// <param name="design">The network.</param>
    /// <param name="seed">Equal seeds give equal weights.</param>
    /// <param name="parameters">Gets them.</param>
    public static void Fill(NetworkDesign design, ulong seed, Span<float> parameters)
    {
        var random = new RandomSource(seed);
        var plan = NetworkPlan.Of(design);
        foreach (var shape in plan.Encoder)
        {
            parameters = Convolution(shape, random, parameters);
        }

        if (design.CodeSize > 0)
        {
            parameters = Layer(design.LastMap.Size, design.CodeSize, 1, relu: false, random, parameters);
            parameters = Layer(design.CodeSize, design.LastMap.Size, 1, relu: true, random, parameters);
        }

        foreach (var shape in plan.Decoder)
        {
            parameters = Convolution(shape, random, parameters);
        }
    }

    private static Span<float> Convolution(ConvolutionShape shape, RandomSource random, Span<float> parameters) =>
        Layer(
            shape.Input.Channels, shape.Filters, shape.Side * shape.Side, shape.Activation == Activation.Relu, random,
            parameters);

    private static Span<float> Layer(
        int inputs, int outputs, int places, bool relu, RandomSource random, Span<float> parameters)
    {
        var bound = Math.Sqrt(6.0 / (places * (relu ? inputs : inputs + outputs)));
        foreach (ref var weight in parameters[..(inputs * outputs * places)])
        {
            weight = (float)(((2 * random.NextDouble()) - 1) * bound);
        }

        var biases = parameters[(inputs * outputs * places)..];
        biases[..outputs].Clear();
        return biases[outputs..];
    }
}
