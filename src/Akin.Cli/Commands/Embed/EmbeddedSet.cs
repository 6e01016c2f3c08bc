namespace Akin.Cli.Commands.Embed;

/// <summary>A set of features as <c>akin embed --json</c> tells of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Model">The model.</param>
/// <param name="Precision">What it computes in.</param>
/// <param name="Dimension">Numbers in a row.</param>
/// <param name="Dtype">How they are kept.</param>
/// <param name="Transforms">What was done to what the model gives, in order.</param>
/// <param name="Rows">Rows of pictures that are ready.</param>
/// <param name="WithoutFeatures">Pictures that are ready and that the model gives nothing to compute with.</param>
/// <param name="Embedded">Pictures inferred this time.</param>
/// <param name="Shared">Pictures that took the features of one with the same bytes.</param>
/// <param name="Failed">Pictures of this time that could not be decoded, or that the model gave nothing for.</param>
/// <param name="Saturated">Values of this time that were above float16's range, and are kept as its largest.</param>
internal sealed record EmbeddedSet(
    string Name,
    string Model,
    string Precision,
    int Dimension,
    string Dtype,
    IReadOnlyList<string> Transforms,
    int Rows,
    int WithoutFeatures,
    int Embedded,
    int Shared,
    int Failed,
    long Saturated);
