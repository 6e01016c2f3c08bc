namespace Akin.Intake.Downloads;

/// <summary>A file to fetch.</summary>
/// <param name="Name">What it is, for progress and messages: <c>resnet50</c>.</param>
/// <param name="Address">Where it is: an absolute http or https address.</param>
/// <param name="Path">Where it is to be, absolute; the folders above it are made.</param>
/// <param name="Bytes">Its exact length; <see langword="null"/> when nobody knows it.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal; <see langword="null"/> when nobody knows it.</param>
public sealed record DownloadRequest(string Name, Uri Address, string Path, long? Bytes, string? Sha256)
{
    /// <summary>A longer file is not fetched; <see langword="null"/> for any length.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>
    /// Whether what came before may be given up for an answer that neither says how long it is nor can be checked: a
    /// picture is looked at afterwards, and a part must not keep it away for ever.
    /// </summary>
    internal bool MayBeginAnew { get; init; }
}
