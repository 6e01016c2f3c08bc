namespace Akin.Cli.Commands.Embed;

/// <summary>What <c>akin embed --json</c> prints.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Pictures">Inputs that are pictures or were meant to be.</param>
/// <param name="Embedded">Pictures decoded and inferred this time, by the model that lacked most.</param>
/// <param name="Shared">Pictures that took the features of one with the same bytes, likewise.</param>
/// <param name="Ready">Pictures that can be decoded.</param>
/// <param name="Failed">Inputs that yield no picture.</param>
/// <param name="WithoutFeatures">Ready pictures that a model gives nothing to compute with: those of the set that has
/// most of them.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="PicturesPerSecond">Pictures decoded and inferred a second; 0 when there was nothing to do.</param>
/// <param name="DecodeSeconds">Seconds spent decoding, summed over the workers.</param>
/// <param name="InferenceSeconds">Seconds spent computing features, summed over the workers.</param>
/// <param name="Model">The model.</param>
/// <param name="Precision">What it computes in.</param>
/// <param name="Dimension">Features of a picture.</param>
/// <param name="Layer">The tensor that the features are taken at.</param>
/// <param name="Preprocessing">What a picture goes through, in words.</param>
/// <param name="Assumptions">What was not said and assumed, a sentence each.</param>
/// <param name="PeakMemoryBytes">The most memory that was taken at any moment.</param>
/// <param name="Sets">The sets that were brought up to date; the model told above is that of the first.</param>
internal sealed record EmbedSummary(
    string Workspace,
    int Pictures,
    int Embedded,
    int Shared,
    int Ready,
    int Failed,
    int WithoutFeatures,
    double Seconds,
    double PicturesPerSecond,
    double DecodeSeconds,
    double InferenceSeconds,
    string Model,
    string Precision,
    int Dimension,
    string Layer,
    string Preprocessing,
    IReadOnlyList<string> Assumptions,
    long PeakMemoryBytes,
    IReadOnlyList<EmbeddedSet> Sets);
