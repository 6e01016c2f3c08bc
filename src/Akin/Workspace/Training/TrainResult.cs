using Akin.Imaging;

namespace Akin.Workspace.Training;

/// <summary>What training came to.</summary>
/// <param name="Model">The network.</param>
/// <param name="Folder">Where its files are, absolute.</param>
/// <param name="PicturesShown">Pictures shown this time, each as often as it was; 0 when all was done before.</param>
/// <param name="Decoded">Pictures decoded this time.</param>
/// <param name="TakenUp">Whether it went on from a checkpoint.</param>
public sealed record TrainResult(TrainedModel Model, string Folder, long PicturesShown, int Decoded, bool TakenUp)
{
    /// <summary>The weights and biases that were kept, layer by layer.</summary>
    public required float[] Parameters { get; init; }

    /// <summary>Some of the pictures at the size of the network: those that judged it, where there are any.</summary>
    public IReadOnlyList<RgbImage> Samples { get; init; } = [];
}
