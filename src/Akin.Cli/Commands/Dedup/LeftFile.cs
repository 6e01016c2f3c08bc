namespace Akin.Cli.Commands.Dedup;

/// <summary>A file that was not touched, and why.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Reason">Why, in a few words.</param>
internal sealed record LeftFile(string Path, string Reason);
