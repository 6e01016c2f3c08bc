using System.CommandLine;
using System.Text;
using Akin.Cli.Commands;
using Akin.Cli.Display;

namespace Akin.Tests.Docs;

/// <summary>Writes <c>docs/cli.md</c> from the command tree.</summary>
internal static class CliReference
{
    public static string Write()
    {
        var tree = new CommandTree();
        var page = new StringBuilder();
        page.Append("# The command line\n\n");
        page.Append(
            "Generated from the command tree; `AKIN_ACCEPT=1 ./test` writes it again.\n\n"
            + "The result goes to the standard output (one JSON object with `--json`), progress and messages to " +
                "the standard\n"
            + "error. What the exit codes mean is on [a page of its own](exit-codes.md).\n\n");
        foreach (var verb in tree.Verbs)
        {
            var anchor = verb.FullName.Replace(' ', '-');
            page.Append($"- [`akin {verb.FullName}`](#akin-{anchor}): {verb.Description}\n");
        }

        page.Append("\n## Options of every command\n\n");
        Options(page, tree.Root.Options);
        foreach (var verb in tree.Verbs)
        {
            Describe(page, verb);
        }

        return page.ToString();
    }

    private static void Describe(StringBuilder page, Verb verb)
    {
        page.Append($"\n## akin {verb.FullName}\n\n{verb.Description}\n\n    {HelpPage.Usage(verb)}\n\n");
        foreach (var argument in verb.Arguments)
        {
            page.Append($"- `{HelpPage.Label(argument)}`: {argument.Description}\n");
        }

        Options(page, verb.Options);
        page.Append(verb.Arguments.Count + verb.Options.Count > 0 ? "\n" : "");
        foreach (var example in verb.Examples)
        {
            page.Append($"{example.Meaning}\n\n    {example.CommandLine}\n\n");
        }

        page.Length--;
    }

    private static void Options(StringBuilder page, IEnumerable<Option> options)
    {
        foreach (var (name, meaning) in options.Select(HelpPage.Row))
        {
            page.Append($"- `{name}`: {meaning}\n");
        }
    }
}
