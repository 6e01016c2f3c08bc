namespace Akin.Cli.Commands.Doctor;

/// <summary>The sets of features of the workspace at hand.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Default">The set that verbs work on when no other is named; none before the first.</param>
/// <param name="Sets">The names of all sets.</param>
internal sealed record FoundFeatures(string Workspace, string? Default, IReadOnlyList<string> Sets);
