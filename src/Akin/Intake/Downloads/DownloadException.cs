namespace Akin.Intake.Downloads;

/// <summary>A file could not be fetched; the message says why in one sentence, without a full stop.</summary>
public sealed class DownloadException : Exception
{
    /// <summary>Says why in one sentence.</summary>
    public DownloadException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Whether a server has answered at all.</summary>
    public bool HasAnswered { get; init; } = true;

    /// <summary>Whether the address has a file, and it is not the one that is wanted.</summary>
    public bool IsAnotherFile { get; init; }

    /// <summary>Whether the file is longer than what was allowed.</summary>
    public bool IsTooLarge { get; init; }
}
