namespace Akin.Cli.Commands.Models;

/// <summary>What <c>akin models remove --json</c> prints.</summary>
/// <param name="Folder">The folder of models.</param>
/// <param name="Models">What came of each model that was named.</param>
internal sealed record RemovalSummary(string Folder, IReadOnlyList<RemovedModel> Models);
