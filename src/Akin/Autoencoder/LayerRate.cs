namespace Akin.Autoencoder;

/// <summary>A range of parameters that learns at a rate of its own.</summary>
/// <param name="Parameters">How many.</param>
/// <param name="Factor">What the learning rate is multiplied by there.</param>
internal readonly record struct LayerRate(int Parameters, double Factor);
