using System.CommandLine;
using Akin.Cli.Display;

namespace Akin.Cli.Commands;

/// <summary>A command of the program: what it is called, how it is used, what it does.</summary>
internal abstract class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Command lines that work, each with what it does.</summary>
    public abstract IReadOnlyList<Example> Examples { get; }

    /// <summary>What is typed after <c>akin</c>: the name, behind that of its group where it has one.</summary>
    public string FullName => Parents.OfType<VerbGroup>().FirstOrDefault() is { } group ? $"{group.Name} {Name}" : Name;

    /// <summary>Does the work and gives the exit code.</summary>
    public abstract Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation);
}
