namespace Akin.Embedding.Models;

/// <summary>What adding a file came to.</summary>
/// <param name="Id">The model.</param>
/// <param name="Path">Where its file is now, absolute.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
/// <param name="Outcome">What that means.</param>
public sealed record AddedModel(string Id, string Path, long Bytes, string Sha256, AdditionOutcome Outcome);
