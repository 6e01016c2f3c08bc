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
        foreach (var layer in NetworkPlan.Of(design).Layers)
        {
            Fill(layer, random, parameters);
            parameters = parameters[layer.Parameters..];
        }
    }

    private static void Fill(WeightLayer layer, RandomSource random, Span<float> parameters)
    {
        var ends = layer.IsRelu ? layer.Inputs : layer.Inputs + layer.Outputs;
        var bound = Math.Sqrt(6.0 / (layer.Places * ends));
        foreach (ref var weight in parameters[..layer.Weights])
        {
            weight = (float)(((2 * random.NextDouble()) - 1) * bound);
        }

        parameters.Slice(layer.Weights, layer.Outputs).Clear();
    }
}
