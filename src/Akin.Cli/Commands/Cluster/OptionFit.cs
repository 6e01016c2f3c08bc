using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Cluster;

/// <summary>Refuses options that the chosen method has no use for: a number that is ignored misleads.</summary>
internal static class OptionFit
{
    public static void Check(
        ParseResult result, GroupingMethod method, GroupingMethod[] takers, params Option[] options)
    {
        if (takers.Contains(method))
        {
            return;
        }

        foreach (var option in options)
        {
            if (result.GetResult(option) is { Implicit: false })
            {
                var names = string.Join(" or ", takers.Select(taker => GroupingMethods.NameOf(taker)));
                throw new UsageException(
                    $"{option.Name} goes with --method {names}, not with {GroupingMethods.NameOf(method)}.");
            }
        }
    }
}
