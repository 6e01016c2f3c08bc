namespace Akin.Embedding;

/// <summary>What the models give of a decoded picture.</summary>
/// <param name="OfModels">For each model its features; none for those that were not to see it or failed.</param>
/// <param name="Faults">For each model why it failed; empty when none did.</param>
internal readonly record struct PictureFeatures(float[]?[] OfModels, IReadOnlyList<PictureFault?> Faults);
