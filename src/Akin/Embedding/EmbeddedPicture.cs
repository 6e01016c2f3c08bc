using Akin.Imaging;

namespace Akin.Embedding;

/// <summary>What came of one picture.</summary>
/// <param name="PictureId">The number that its input has.</param>
/// <param name="Outcome">Ready, or why not.</param>
/// <param name="Features">The model's features; <see langword="null"/> unless ready: never zeros in their
/// place.</param>
public sealed record EmbeddedPicture(long PictureId, DecodeOutcome Outcome, float[]? Features);
