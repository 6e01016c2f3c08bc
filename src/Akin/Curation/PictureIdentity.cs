using Akin.Intake;

namespace Akin.Curation;

/// <summary>What a picture is known by in another workspace: its place in its source, and its bytes.</summary>
/// <param name="Path">Its path in its source, with <c>/</c>.</param>
/// <param name="Content">The SHA-256 of its bytes.</param>
/// <param name="Source">
/// The source's own name; it decides only where several sources have a picture of that path and content.
/// </param>
public sealed record PictureIdentity(string Path, Fingerprint Content, string Source);
