using Akin.Cli.Parsing;
using Akin.Numerics;

namespace Akin.Cli.Stages;

/// <summary>The number of groups that was asked for, against what there is to group.</summary>
internal static class GroupCount
{
    /// <summary>Refuses more groups than there are things.</summary>
    /// <param name="k">The number asked for; none when it is to be chosen.</param>
    /// <param name="most">How many things there are.</param>
    /// <param name="thing">What one of them is.</param>
    /// <param name="things">What several are; none to add an s.</param>
    public static void Check(int? k, int most, string thing, string? things = null)
    {
        if (k > most)
        {
            throw new UsageException(
                $"--k is {k}, but there {(most == 1 ? "is" : "are")} {Counted.Of(most, thing, things)}; it takes 1 to "
                + $"{most}.");
        }
    }
}
