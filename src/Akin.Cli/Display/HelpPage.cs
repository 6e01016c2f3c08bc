using System.CommandLine;
using Akin.Cli.Commands;

namespace Akin.Cli.Display;

/// <summary>The page that <c>--help</c> shows.</summary>
internal static class HelpPage
{
    private const int Width = 100;
    private const int WidestName = 32;

    public static void Write(CommandTree tree, Command command, TextWriter output)
    {
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine("  " + Usage(command));
        if (command is not Verb verb)
        {
            var commands = command is VerbGroup group ? group.Verbs : tree.Commands;
            Section(output, "Commands", commands.Select(each => (each.Name, each.Description ?? "")));
            Section(output, "Options of every command", tree.Root.Options.Select(Row));
            return;
        }

        Section(output, "Arguments", verb.Arguments.Select(argument => (Label(argument), argument.Description ?? "")));
        Section(output, "Options", verb.Options.Select(Row));
        Section(output, "Options of every command", tree.Root.Options.Select(Row));
        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (var example in verb.Examples)
        {
            output.WriteLine($"  {example.CommandLine}");
            Wrap(output, "      ", "      ", example.Meaning);
        }
    }

    /// <summary>How the command is called, in one line.</summary>
    public static string Usage(Command command) => command switch
    {
        Verb verb => string.Join(' ', ["akin", verb.FullName, .. verb.Arguments.Select(Label), "[options]"]),
        VerbGroup group => $"akin {group.Name} COMMAND [options]",
        _ => "akin COMMAND [options]",
    };

    /// <summary>An option as help shows it, and what it means.</summary>
    public static (string Name, string Meaning) Row(Option option) =>
        (option.HelpName is { } value ? $"{option.Name} {value}" : option.Name, option.Description ?? "");

    /// <summary>An argument as help shows it.</summary>
    public static string Label(Argument argument) =>
        (argument.Arity.MinimumNumberOfValues > 0, argument.Arity.MaximumNumberOfValues > 1) switch
        {
            (true, true) => $"{argument.Name}…",
            (true, false) => argument.Name,
            (false, true) => $"[{argument.Name}…]",
            _ => $"[{argument.Name}]",
        };

    private static void Section(TextWriter output, string title, IEnumerable<(string Name, string Meaning)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title + ":");
        var indent = Math.Min(WidestName, list.Max(row => row.Name.Length)) + 4;
        foreach (var (name, meaning) in list)
        {
            var first = $"  {name}";
            if (first.Length >= indent)
            {
                output.WriteLine(first);
                first = "";
            }

            Wrap(output, first.PadRight(indent), new string(' ', indent), meaning);
        }
    }

    private static void Wrap(TextWriter output, string first, string rest, string text)
    {
        var line = first;
        var begins = true;
        foreach (var word in text.Split(' '))
        {
            if (!begins && line.Length + 1 + word.Length > Width)
            {
                output.WriteLine(line);
                (line, begins) = (rest, true);
            }

            line += begins ? word : " " + word;
            begins = false;
        }

        output.WriteLine(line);
    }
}
