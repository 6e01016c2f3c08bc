namespace Akin.Cli.Commands;

/// <summary>A command line to copy, and what it does.</summary>
internal readonly record struct Example(string CommandLine, string Meaning);
