namespace Akin.Cli.Commands.Models;

/// <summary>What <c>akin models pull --json</c> prints.</summary>
/// <param name="Folder">The folder that models are pulled to.</param>
/// <param name="Models">What came of each model that was named.</param>
internal sealed record PullSummary(string Folder, IReadOnlyList<PulledModel> Models);
