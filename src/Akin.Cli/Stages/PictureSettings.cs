using Akin.Embedding;

namespace Akin.Cli.Stages;

/// <summary>How pictures are read and turned into features.</summary>
/// <param name="Model">The model's id; none for the catalogue's default.</param>
/// <param name="Precision">What to compute in; none for what this processor does well.</param>
/// <param name="MaxPixels">Larger pictures are refused by their header.</param>
/// <param name="MaxFileBytes">Larger files are refused.</param>
/// <param name="RetryFailed">Whether inputs that failed before are tried again.</param>
internal sealed record PictureSettings(
    string? Model, Precision? Precision, long MaxPixels, long MaxFileBytes, bool RetryFailed);
