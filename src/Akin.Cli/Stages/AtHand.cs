using Akin.Cli.Commands;
using Akin.Embedding;
using Akin.Workspace;
using Akin.Workspace.Curating;
using Akin.Workspace.Runs;

namespace Akin.Cli.Stages;

/// <summary>
/// What a workspace has already of what a verb needs. A verb that writes elsewhere then only reads it: it may be one
/// that this user cannot write, or that another run is working in.
/// </summary>
internal static class AtHand
{
    /// <summary>
    /// The run that shows the current groups with all pictures that have features; none where anything must be done
    /// for it first.
    /// </summary>
    /// <param name="place">The workspace, and the sources that were named.</param>
    /// <param name="pictures">What was said of features.</param>
    public static RunRecord? Run(WorkspacePlace place, PictureSettings pictures)
    {
        if (place.Sources.Count > 0 || pictures.SaysHowToRead || pictures.Set.Wanted is not null
            || pictures.Extractor != new ExtractorChoice())
        {
            return null;
        }

        using var workspace = place.OpenForReading();
        if (workspace.Runs.Latest() is not { } latest
            || CurrentGroups.OfLatest(workspace) is not { Made: { } made } now || IsBehind(now.Store))
        {
            return null;
        }

        return now.AreOf(latest) && latest.Features == made.Features ? latest : made;
    }

    /// <summary>
    /// Whether the features that are meant are there, and up to date with those that they are made of.
    /// </summary>
    /// <param name="place">The workspace, and the sources that were named.</param>
    /// <param name="pictures">What was said of features.</param>
    /// <param name="settings">What every verb is told.</param>
    public static bool AreFeatures(WorkspacePlace place, PictureSettings pictures, Settings settings)
    {
        if (place.Sources.Count > 0 || pictures.SaysHowToRead)
        {
            return false;
        }

        using var workspace = place.OpenForReading();
        return EmbedWork.For(workspace, pictures, settings).Used is { } set && !IsBehind(workspace.Features(set));
    }

    /// <summary>A run as one that was there before.</summary>
    public static RunOutcome Outcome(AkinWorkspace workspace, RunRecord run) =>
        new(run, workspace.Runs.FolderOf(run.Id), WasThere: true) { Lacking = RunGaps.Of(workspace, run).Lacking };

    private static bool IsBehind(FeatureStore store) =>
        store.Set.Transform is not null && store.ListLacking().Any(each => !each.Failed);
}
