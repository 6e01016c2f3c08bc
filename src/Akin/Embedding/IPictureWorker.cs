namespace Akin.Embedding;

/// <summary>Makes features of one file after the other; each worker thread has its own.</summary>
internal interface IPictureWorker : IDisposable
{
    /// <summary>Embeds a picture; a bad one is a value.</summary>
    EmbeddedPicture Embed(long pictureId, ReadOnlyMemory<byte> file);
}
