namespace Akin.Cli.Commands.Models;

/// <summary>A file of a model.</summary>
/// <param name="Precision">What it computes in.</param>
/// <param name="Path">Where it is, or would be.</param>
/// <param name="Present">Whether it is there.</param>
/// <param name="Bytes">Its length; none when nobody knows yet.</param>
/// <param name="Sha256">Its SHA-256; none when nobody knows yet.</param>
/// <param name="Address">Where it can be fetched.</param>
internal sealed record ModelFileDetail(
    string Precision, string Path, bool Present, long? Bytes, string? Sha256, string? Address);
