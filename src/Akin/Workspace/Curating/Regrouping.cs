using Akin.Curation;
using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Workspace.Curating;

/// <summary>
/// Divides and merges groups. The run that shows the result is made first and the edit entered last, so that a kill
/// leaves the groups as they were, or as they are to be; the same command again then finds the run.
/// </summary>
/// <param name="workspace">Opened for writing.</param>
/// <param name="time">The clock that edits and runs are dated by.</param>
/// <param name="threads">Threads, ≥ 1; the result is the same for any.</param>
public sealed class Regrouping(AkinWorkspace workspace, TimeProvider time, int threads)
{
    /// <summary>Groups the pictures of one group anew; the other groups stay as they are.</summary>
    /// <param name="groups">The groups there are.</param>
    /// <param name="chosen">The one that is meant.</param>
    /// <param name="space">What its pictures are brought into; principal components are theirs alone.</param>
    /// <param name="options">How to group them.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work; no edit is made then.</param>
    public (Edit Edit, RunOutcome Run) Divide(
        CurrentGroups groups, GroupChoice chosen, FeatureSpace space, GroupingOptions options,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentNullException.ThrowIfNull(space);
        using var rows = groups.Store.LoadRows([.. chosen.Pictures], options.MemoryBytes);
        using var points = space.Reduce(rows, cancellation);
        var found = Grouping.Find(points.Points, options with { Score = false }, progress, cancellation);
        found.Centers.Dispose();
        return Enter(EditKind.Divide, groups, chosen, found.Labels, progress, cancellation);
    }

    /// <summary>Puts the pictures of several groups into one.</summary>
    /// <param name="groups">The groups there are.</param>
    /// <param name="chosen">Those that are meant, at least two.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work; no edit is made then.</param>
    public (Edit Edit, RunOutcome Run) Merge(
        CurrentGroups groups, GroupChoice chosen, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(chosen);
        return chosen.Numbers.Count < 2
            ? throw new ArgumentException("merging takes at least two groups, such as 1,4.")
            : Enter(EditKind.Merge, groups, chosen, new int[chosen.Pictures.Count], progress, cancellation);
    }

    private (Edit Edit, RunOutcome Run) Enter(
        EditKind kind, CurrentGroups groups, GroupChoice chosen, int[] parts, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var edit = new Edit
        {
            Number = 0,
            Kind = kind,
            Made = time.GetUtcNow(),
            Pictures = [.. chosen.Pictures.Zip(parts, (picture, part) => new PicturePart(picture, part))],
            Groups = chosen.Numbers,
            Run = chosen.Run,
            Base = groups.BaseId,
            Set = groups.Store.Set.Name,
        };
        var settings = groups.With(edit).Settings;
        var run = AnalysisStage.Run(
            workspace, groups.Store, settings.With(settings.Seed, threads), time, progress, cancellation);
        return (new Curator(workspace, time).Enter(edit), run);
    }
}
