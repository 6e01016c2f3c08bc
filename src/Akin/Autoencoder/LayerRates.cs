using Akin.Autoencoder.Layers;

namespace Akin.Autoencoder;

/// <summary>
/// Rates of the layers of a network. Each step of Adam moves all weights about equally far, so what a sum of n inputs
/// changes by grows with n; the rate of dense layers therefore falls as 1 / n (Yang et al., 2021) beyond the number of
/// inputs that the widest filters of the default network have.
/// </summary>
internal static class LayerRates
{
    /// <summary>Inputs of a sum up to which the rate is that of all layers: 3 × 3 places of 32 channels.</summary>
    public const int UsualFanIn = 288;

    /// <summary>The rates of a network, in the order of its parameters.</summary>
    public static LayerRate[] Of(NetworkDesign design) =>
    [
        .. NetworkPlan.Of(design).Layers.Select(layer => new LayerRate(
            layer.Parameters, layer.IsDense ? Math.Min(1, (double)UsualFanIn / layer.FanIn) : 1)),
    ];
}
