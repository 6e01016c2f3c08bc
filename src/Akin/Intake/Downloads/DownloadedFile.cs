namespace Akin.Intake.Downloads;

/// <summary>A file that is where it should be, and is what it should be.</summary>
/// <param name="Path">Where it is, absolute.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
/// <param name="WasThere">Whether it was there before, so that nothing was fetched.</param>
/// <param name="ResumedFrom">How many bytes an earlier, interrupted download had left.</param>
public sealed record DownloadedFile(string Path, long Bytes, string Sha256, bool WasThere, long ResumedFrom);
