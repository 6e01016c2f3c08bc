namespace Akin.Cli.Commands.Models;

/// <summary>What pulling a model came to.</summary>
/// <param name="Id">The model.</param>
/// <param name="Files">Its files; none for one that comes with the program, or that could not be had.</param>
/// <param name="Error">Why it could not be had.</param>
internal sealed record PulledModel(string Id, IReadOnlyList<PulledFile> Files, string? Error);
