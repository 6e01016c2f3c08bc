using Akin.Cli.Parsing;
using Akin.Intake;
using Akin.Numerics;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>The number of groups that was asked for, against what there is to group.</summary>
internal static class GroupCount
{
    /// <summary>
    /// Refuses, before any is embedded, more groups than there are pictures that are ready or may become so.
    /// </summary>
    /// <param name="workspace">Its inputs are known.</param>
    /// <param name="k">The number asked for; none when it is to be chosen.</param>
    public static void CheckPossible(AkinWorkspace workspace, int? k)
    {
        if (k is not null)
        {
            var most = workspace.Catalogue.Pictures.Each().Count(picture =>
                picture is { State: PictureState.Ready or PictureState.Pending, DroppedBy: null });
            if (most > 0)
            {
                Check(k, most, "picture to group", "pictures to group");
            }
        }
    }

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
                $"--k is {k}, but there {(most == 1 ? "is" : "are")} {Counted.Of(most, thing, things)}; "
                + (most == 1 ? $"take --k 1, or give more {things ?? thing + "s"}." : $"it takes 1 to {most}."));
        }
    }
}
