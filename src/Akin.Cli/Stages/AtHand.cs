using Akin.Cli.Commands;
using Akin.Cli.Display;
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
            || CurrentGroups.OfLatest(workspace) is not { Made: { } made } now || IsBehind(workspace, now.Store))
        {
            return null;
        }

        return now.AreOf(latest) && latest.Features == made.Features ? latest : made;
    }

    /// <summary>The run of a name; none where sources are to be indexed first.</summary>
    /// <exception cref="Parsing.UsageException">There is none of that name in the workspace.</exception>
    public static RunRecord? Named(WorkspacePlace place, string name, Shell shell)
    {
        if (place.Sources.Count > 0)
        {
            return null;
        }

        using var workspace = place.OpenForReading();
        return NamedRun.Find(workspace, name, shell);
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
        return EmbedWork.For(workspace, pictures, settings).Used is { } set
            && !IsBehind(workspace, workspace.Features(set));
    }

    /// <summary>Opens the workspace to make what is not at hand; where it cannot be written, says what that is.
    /// </summary>
    /// <param name="place">The workspace, and the sources that were named.</param>
    /// <param name="pictures">What was said of features.</param>
    /// <param name="settings">What every verb is told.</param>
    public static AkinWorkspace ToMakeFeatures(WorkspacePlace place, PictureSettings pictures, Settings settings)
    {
        try
        {
            return place.OpenForWriting();
        }
        catch (WorkspaceException fault) when (place.Sources.Count == 0)
        {
            using var workspace = place.OpenForReading();
            throw EmbedWork.For(workspace, pictures, settings).Used is { } set
                && IsBehind(workspace, workspace.Features(set))
                ? new WorkspaceException(
                    $"The set '{set.Name}' lacks pictures that the set it is made of has by now; what is made of them "
                    + $"goes into the workspace. {fault.Message}", fault)
                : fault;
        }
    }

    /// <summary>A run as one that was there before.</summary>
    public static RunOutcome Outcome(AkinWorkspace workspace, RunRecord run) =>
        new(run, workspace.Runs.FolderOf(run.Id), WasThere: true) { Lacking = RunGaps.Of(workspace, run).Lacking };

    /// <summary>Whether a set lacks pictures that the set which it was first made of has.</summary>
    private static bool IsBehind(AkinWorkspace workspace, FeatureStore store)
    {
        if (store.Set.Transform is null || store.ListLacking() is not { Count: > 0 } lacking)
        {
            return false;
        }

        var beginning = workspace.Features(workspace.Catalogue.FeatureSets.BeginningOf(store.Set));
        return lacking.Any(each => beginning.Contains(each.Picture.Id));
    }
}
