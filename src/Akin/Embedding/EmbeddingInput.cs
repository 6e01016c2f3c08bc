using Akin.Intake;

namespace Akin.Embedding;

/// <summary>A picture to be embedded.</summary>
/// <param name="PictureId">The caller's number for it; comes back unchanged.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Models">The models that are to see it: bit i for model i. Default: all.</param>
public readonly record struct EmbeddingInput(long PictureId, PictureContent Content, uint Models = uint.MaxValue)
{
    /// <summary>A picture that is a file on the disk, for all models.</summary>
    /// <param name="pictureId">The caller's number for it.</param>
    /// <param name="path">Full path of the file.</param>
    public EmbeddingInput(long pictureId, string path)
        : this(pictureId, PictureContent.OnDisk(path))
    {
    }
}
