using Akin.Curation;
using Akin.Workspace.Runs;

namespace Akin.Workspace.Curating;

/// <summary>The groups that edits begin with: those that a run found, or that a replayed journal states.</summary>
/// <param name="Id">The run's id, also where it was of another workspace.</param>
/// <param name="Key">Tells groupings apart, whatever map they were shown on; see <see cref="KeyOf"/>.</param>
/// <param name="Sequence">When they were asked for last.</param>
/// <param name="Settings">What was chosen for it.</param>
/// <param name="Run">The run, where it is of this workspace.</param>
/// <param name="Edit">The edit that states the groups, where there is no such run.</param>
internal sealed record BaseGroups(
    string Id, string Key, long Sequence, RunSettings Settings, RunRecord? Run, Edit? Edit)
{
    /// <summary>
    /// The groups of a set of features that were asked for last: by the run that found them, by a replay that states
    /// them, or by the undo of an edit that was made on them.
    /// </summary>
    /// <param name="workspace">Where they are.</param>
    /// <param name="set">The set.</param>
    /// <param name="journal">The edits.</param>
    /// <returns><see langword="null"/> when nothing was grouped yet.</returns>
    public static BaseGroups? Of(AkinWorkspace workspace, FeatureSet set, Journal journal)
    {
        var found = workspace.Runs.MadeOf(set).Where(run => GivenGroups.KeyOf(run) is null)
            .Select(run => OfRun(workspace, run));
        var stated = journal.Effective.Where(edit => edit.Kind == EditKind.Cluster && edit.Set == set.Name)
            .Select(edit => OfEdit(workspace, edit));
        BaseGroups[] all = [.. found.Concat(stated).OrderByDescending(each => each.Sequence)];
        var returned =
            from edit in journal.Edits
            where edit.Kind == EditKind.Undo && edit.Base is not null && edit.Set == set.Name
            let key = KeyOf(workspace, edit.Base!)
            let groups = Array.Find(all, each => each.Key == key)
            where groups is not null
            select groups with { Sequence = edit.Sequence };
        return all.Concat(returned).MaxBy(each => each.Sequence);
    }

    /// <summary>
    /// The key of the groups of a run: equal for runs that differ in the map alone; the id itself of a run that is not
    /// of this workspace.
    /// </summary>
    public static string KeyOf(AkinWorkspace workspace, string run) =>
        workspace.Runs.Find(run) is { } found ? GroupingKey.Of(found) : run;

    /// <summary>The group of each picture, those among them that are out by now.</summary>
    public Dictionary<long, int> Labels(AkinWorkspace workspace) => Run is null
        ? Edit!.Pictures.ToDictionary(each => each.Picture, each => each.Part)
        : workspace.Catalogue.Runs.Assignments(Run.Id).ToDictionary(each => each.PictureId, each => each.Label);

    private static BaseGroups OfRun(AkinWorkspace workspace, RunRecord run) => new(
        run.Id, GroupingKey.Of(run), workspace.Catalogue.Runs.SequenceOf(run.Id), RunSettings.Of(run), run, null);

    private static BaseGroups OfEdit(AkinWorkspace workspace, Edit edit) => new(
        edit.Run!, KeyOf(workspace, edit.Run!), edit.Sequence,
        RunSettings.Of(edit.Parameters ?? new Dictionary<string, string>(), edit.Seed ?? 0, Environment.ProcessorCount),
        null, edit);
}
