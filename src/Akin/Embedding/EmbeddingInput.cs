namespace Akin.Embedding;

/// <summary>A picture to be embedded.</summary>
/// <param name="PictureId">The caller's number for it; comes back unchanged.</param>
/// <param name="Path">The file.</param>
/// <param name="Models">The models that are to see it: bit i for model i. Default: all.</param>
public readonly record struct EmbeddingInput(long PictureId, string Path, uint Models = uint.MaxValue);
