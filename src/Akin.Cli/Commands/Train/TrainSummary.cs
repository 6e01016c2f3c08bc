namespace Akin.Cli.Commands.Train;

/// <summary>What <c>akin train autoencoder --json</c> prints.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Name">The network's name.</param>
/// <param name="Model">Its ONNX file, absolute.</param>
/// <param name="Card">What is known of it, absolute.</param>
/// <param name="Dimension">Numbers of its code.</param>
/// <param name="Parameters">Weights and biases.</param>
/// <param name="Pictures">Pictures it is shown in an epoch.</param>
/// <param name="JudgingPictures">Pictures that only judge.</param>
/// <param name="Failed">Inputs that yield no picture.</param>
/// <param name="Epochs">Epochs done.</param>
/// <param name="BestEpoch">The epoch whose weights were kept.</param>
/// <param name="Loss">The loss of the pictures shown in that epoch; none when none is done.</param>
/// <param name="ValidationLoss">That of the judging pictures after it; none where there are none.</param>
/// <param name="End">Why it ended: <c>finished</c>, <c>no_longer_better</c> or <c>diverged</c>.</param>
/// <param name="Resumed">Whether it went on from a checkpoint.</param>
/// <param name="Seconds">How long it took this time.</param>
/// <param name="PicturesPerSecond">Pictures shown a second this time; 0 when there was nothing to do.</param>
/// <param name="PeakMemoryBytes">The most memory that was taken at any moment.</param>
internal sealed record TrainSummary(
    string Workspace,
    string Name,
    string Model,
    string Card,
    int Dimension,
    int Parameters,
    int Pictures,
    int JudgingPictures,
    int Failed,
    int Epochs,
    int BestEpoch,
    double? Loss,
    double? ValidationLoss,
    string End,
    bool Resumed,
    double Seconds,
    double PicturesPerSecond,
    long PeakMemoryBytes);
