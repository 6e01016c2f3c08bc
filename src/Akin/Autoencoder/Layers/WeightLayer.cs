namespace Akin.Autoencoder.Layers;

/// <summary>The parameters of a layer: weights, then a bias for each output.</summary>
/// <param name="Inputs">Channels of an input.</param>
/// <param name="Outputs">Channels of an output.</param>
/// <param name="Places">Places of a filter; 1 in a dense layer.</param>
/// <param name="IsRelu">Whether max(0, x) follows.</param>
/// <param name="IsDense">Whether each output sees the whole input.</param>
internal readonly record struct WeightLayer(int Inputs, int Outputs, int Places, bool IsRelu, bool IsDense)
{
    /// <summary>Values that are summed up for an output.</summary>
    public int FanIn => checked(Inputs * Places);

    /// <summary>Weights without biases.</summary>
    public int Weights => checked(FanIn * Outputs);

    /// <summary>Weights and biases.</summary>
    public int Parameters => checked(Weights + Outputs);
}
