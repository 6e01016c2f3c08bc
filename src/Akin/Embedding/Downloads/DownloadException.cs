namespace Akin.Embedding.Downloads;

/// <summary>A file could not be fetched; the message says why in one sentence, without a full stop.</summary>
public sealed class DownloadException : Exception
{
    /// <summary>Says why in one sentence.</summary>
    public DownloadException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
