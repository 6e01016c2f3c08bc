namespace Akin.Embedding.Models;

/// <summary>One of a model's files.</summary>
/// <param name="Path">Relative to the folder of the catalogue, with forward slashes.</param>
/// <param name="Bytes">Its exact length.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal.</param>
/// <param name="Address">Where it can be fetched; <see langword="null"/> when it comes with the program.</param>
public sealed record ModelFile(string Path, long Bytes, string Sha256, string? Address = null);
