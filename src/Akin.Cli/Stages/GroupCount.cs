using Akin.Cli.Parsing;

namespace Akin.Cli.Stages;

/// <summary>The number of groups that was asked for, against what there is to group.</summary>
internal static class GroupCount
{
    /// <summary>Refuses more groups than there are things.</summary>
    /// <param name="k">The number asked for; none when it is to be chosen.</param>
    /// <param name="most">How many things there are.</param>
    /// <param name="things">What they are, in the plural.</param>
    public static void Check(int? k, int most, string things)
    {
        if (k > most)
        {
            throw new UsageException($"--k is {k}, but there are {most} {things}; it takes 1 to {most}.");
        }
    }
}
