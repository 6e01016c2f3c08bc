using Akin.Curation;
using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Workspace.Curating;

/// <summary>
/// Divides and merges groups. The run that shows the result is made first and the edit entered last, so that a kill
/// leaves the groups as they were, or as they are to be; the same command again then finds the run.
/// </summary>
/// <param name="workspace">Opened for writing.</param>
/// <param name="time">The clock that edits are dated by.</param>
/// <param name="show">Makes the run of groups, with the memory and the threads that are allowed.</param>
public sealed class Regrouping(AkinWorkspace workspace, TimeProvider time, Func<RunSettings, RunOutcome> show)
{
    /// <summary>Groups the pictures of one group anew; the other groups stay as they are.</summary>
    /// <param name="groups">The groups there are.</param>
    /// <param name="chosen">The one that is meant.</param>
    /// <param name="space">What its pictures are brought into; principal components are theirs alone.</param>
    /// <param name="options">How to group them.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work; no edit is made then.</param>
    /// <returns>The edit, none where all of its pictures belong together; the run that shows the groups.</returns>
    public (Edit? Edit, RunOutcome Run) Divide(
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
        var settings = new RunSettings { Space = space, Grouping = options };
        return found.Labels.Distinct().Count() < 2
            ? (null, show(groups.Settings))
            : Enter(groups, chosen, found.Labels, new()
            {
                Number = 0,
                Kind = EditKind.Divide,
                Made = time.GetUtcNow(),
                Parameters = settings.GroupingParameters,
                Seed = settings.Seed,
            });
    }

    /// <summary>Puts the pictures of several groups into one.</summary>
    /// <param name="groups">The groups there are.</param>
    /// <param name="chosen">Those that are meant, at least two.</param>
    public (Edit Edit, RunOutcome Run) Merge(CurrentGroups groups, GroupChoice chosen)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(chosen);
        return chosen.Numbers.Count < 2
            ? throw new ArgumentException("merging takes at least two groups, such as 1,4.")
            : Enter(groups, chosen, new int[chosen.Pictures.Count], new()
            {
                Number = 0,
                Kind = EditKind.Merge,
                Made = time.GetUtcNow(),
            });
    }

    private (Edit Edit, RunOutcome Run) Enter(CurrentGroups groups, GroupChoice chosen, int[] parts, Edit kind)
    {
        var edit = kind with
        {
            Pictures = [.. chosen.Pictures.Zip(parts, (picture, part) => new PicturePart(picture, part))],
            Groups = chosen.Numbers,
            Run = chosen.Run,
            Base = groups.BaseId,
            Set = groups.Store.Set.Name,
        };
        var run = show(groups.With(edit).Settings);
        return (new Curator(workspace, time).Enter(edit), run);
    }
}
