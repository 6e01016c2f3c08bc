using System.CommandLine;

namespace Akin.Cli.Commands;

/// <summary>Options that several verbs share.</summary>
internal static class SharedOption
{
    /// <summary>Adds an option, unless the verb has one of that name that means something else.</summary>
    public static void AddUnlessTaken(this Command command, Option shared)
    {
        if (command.Options.All(option => option.Name != shared.Name))
        {
            command.Add(shared);
        }
    }
}
