namespace Akin.Autoencoder;

/// <summary>A layer as people describe networks.</summary>
/// <param name="Name">Its name, once in a network: <c>conv2d</c>, <c>conv2d_1</c>, <c>max_pooling2d</c>.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Output">What it gives.</param>
/// <param name="Parameters">Weights and biases.</param>
/// <param name="Detail">The rest in words: <c>3 × 3, relu</c>; empty for none.</param>
public sealed record NetworkLayer(string Name, LayerKind Kind, MapShape Output, int Parameters, string Detail);
