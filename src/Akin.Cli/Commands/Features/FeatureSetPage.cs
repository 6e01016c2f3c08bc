namespace Akin.Cli.Commands.Features;

/// <summary>What <c>akin features list --json</c> prints.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Sets">The sets, in the order of their making.</param>
internal sealed record FeatureSetPage(string Workspace, IReadOnlyList<FeatureSetEntry> Sets);
