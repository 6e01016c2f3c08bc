namespace Akin.Cli.Commands.Features;

/// <summary>What <c>akin features show --json</c> prints.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Folder">The set's folder, absolute.</param>
/// <param name="Preprocessing">How pictures reach the model, in words.</param>
/// <param name="ModelSha256">The model's file.</param>
/// <param name="Set">The set in short.</param>
/// <param name="Chain">The sets from what the model gives to this one.</param>
/// <param name="Shards">Files of rows.</param>
/// <param name="Saturated">Values that were too large for float16 and are kept as its largest.</param>
/// <param name="Assumptions">What was not said of the model and assumed, a sentence each.</param>
/// <param name="PicturesWithoutFeatures">The pictures that are ready and have no row.</param>
/// <param name="RunIds">The runs that were made of it, the latest first.</param>
internal sealed record FeatureSetDetail(
    string Workspace,
    string Folder,
    string Preprocessing,
    string ModelSha256,
    FeatureSetEntry Set,
    IReadOnlyList<FeatureChainStep> Chain,
    int Shards,
    long Saturated,
    IReadOnlyList<string> Assumptions,
    IReadOnlyList<PictureWithoutFeatures> PicturesWithoutFeatures,
    IReadOnlyList<string> RunIds);
