using Akin.Imaging;

namespace Akin.Embedding;

/// <summary>What came of one picture.</summary>
/// <param name="PictureId">The number that its input has.</param>
/// <param name="Outcome">Ready, or why not.</param>
/// <param name="OfModels">The features that each model gives, in the order of the models; none for a model that was
/// not to see the picture, and none at all unless ready: never zeros in their place.</param>
public sealed record EmbeddedPicture(long PictureId, DecodeOutcome Outcome, params IReadOnlyList<float[]?> OfModels)
{
    /// <summary>Why a model that was to see it gives no features, in the order of the models; empty when all
    /// do.</summary>
    public IReadOnlyList<PictureFault?> Faults { get; init; } = [];

    /// <summary>The features that the first model gives; <see langword="null"/> unless ready.</summary>
    public float[]? Features => OfModels.Count > 0 ? OfModels[0] : null;
}
