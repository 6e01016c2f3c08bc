namespace Akin.Cli.Commands.Train;

/// <summary>What <c>akin train autoencoder --describe --json</c> prints.</summary>
/// <param name="Parameters">Weights and biases of all.</param>
/// <param name="Layers">From the picture to its reconstruction.</param>
internal sealed record NetworkTable(int Parameters, IReadOnlyList<NetworkTableLayer> Layers);

/// <summary>One layer of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it does.</param>
/// <param name="OutputShape">Rows, columns and channels; the length of a vector.</param>
/// <param name="Parameters">Weights and biases.</param>
/// <param name="Detail">The rest in words.</param>
internal sealed record NetworkTableLayer(
    string Name, string Kind, IReadOnlyList<int> OutputShape, int Parameters, string Detail);
