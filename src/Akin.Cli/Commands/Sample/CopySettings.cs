using Akin.Sampling.Copying;

namespace Akin.Cli.Commands.Sample;

/// <summary>Where the picked pictures go.</summary>
/// <param name="Folder">The new tree, absolute; none to write tables into the workspace alone.</param>
/// <param name="Link">Copies or links.</param>
/// <param name="DryRun">Whether only to say what would be done.</param>
internal sealed record CopySettings(string? Folder, CopyLink Link, bool DryRun);
