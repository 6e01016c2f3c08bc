using Akin.Cli.Parsing;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>The sets of features of a workspace, as command lines name them.</summary>
internal static class FeatureSets
{
    /// <summary>The set of a name; without one the set that was embedded last.</summary>
    public static FeatureSet Named(AkinWorkspace workspace, string? name)
    {
        var sets = workspace.Catalogue.FeatureSets;
        var latest = sets.Latest()
            ?? throw new UsageException("the pictures have no features yet; run akin embed first.");
        return name is null
            ? latest
            : sets.Find(name) ?? throw new UsageException(
                $"there is no set of features '{name}'; there are "
                + $"{string.Join(", ", sets.List().Select(set => set.Name))}.");
    }

    /// <summary>The set that the latest run was made of, if it is there.</summary>
    public static FeatureSet? OfLatestRun(AkinWorkspace workspace) => workspace.Runs.Latest() is { } run
        ? workspace.Catalogue.FeatureSets.List().FirstOrDefault(set => set.Key == run.FeatureSetKey)
        : null;

    /// <summary>The settings, with the set of the latest run where no source and no other set was named.</summary>
    public static PictureSettings UsedLast(AkinWorkspace workspace, WorkspacePlace place, PictureSettings pictures) =>
        place.Sources.Count > 0 ? pictures : pictures with
        {
            Set = pictures.Set with { Wanted = pictures.Set.Wanted ?? OfLatestRun(workspace)?.Name },
        };

    /// <summary>Says a fault in the choice of a set as one in the command line.</summary>
    public static T Checked<T>(Func<T> choose)
    {
        try
        {
            return choose();
        }
        catch (WorkspaceException fault)
        {
            throw new UsageException(fault.Message);
        }
    }
}
