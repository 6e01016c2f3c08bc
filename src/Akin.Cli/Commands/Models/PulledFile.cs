namespace Akin.Cli.Commands.Models;

/// <summary>A file that was pulled.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="WasThere">Whether it was there before.</param>
/// <param name="ResumedFrom">Bytes that an earlier pull had left.</param>
internal sealed record PulledFile(string Path, long Bytes, string Sha256, bool WasThere, long ResumedFrom);
