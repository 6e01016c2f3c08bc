namespace Akin.Cli.Commands.Models;

/// <summary>What <c>akin models list --json</c> prints.</summary>
/// <param name="Folder">The folder that models are pulled and added to.</param>
/// <param name="Models">The models.</param>
internal sealed record ModelPage(string Folder, IReadOnlyList<ModelRow> Models);
