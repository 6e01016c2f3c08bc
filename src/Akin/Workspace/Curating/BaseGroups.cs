using Akin.Curation;
using Akin.Workspace.Runs;

namespace Akin.Workspace.Curating;

/// <summary>The groups that edits begin with: those that a run found, or that a replayed journal states.</summary>
/// <param name="Id">The run's id, also where it was of another workspace.</param>
/// <param name="Sequence">When it was made or asked for last; edits of groups hold that came after it.</param>
/// <param name="Settings">What was chosen for it.</param>
/// <param name="Run">The run, where it is of this workspace.</param>
/// <param name="Edit">The edit that states the groups, where there is no such run.</param>
internal sealed record BaseGroups(string Id, long Sequence, RunSettings Settings, RunRecord? Run, Edit? Edit)
{
    /// <summary>
    /// The groups of a set of features now. A run that has just the pictures that are in goes before a later one that
    /// lacks some: so an undo finds the result from before the edit.
    /// </summary>
    /// <param name="workspace">Where they are.</param>
    /// <param name="store">The features.</param>
    /// <param name="ready">The pictures that are in, ready and in the store.</param>
    /// <param name="journal">The edits.</param>
    /// <returns><see langword="null"/> when nothing was grouped yet.</returns>
    public static BaseGroups? Of(
        AkinWorkspace workspace, FeatureStore store, IReadOnlyList<PictureRecord> ready, Journal journal)
    {
        var found = workspace.Runs.MadeOf(store.Set).Where(run => GivenGroups.KeyOf(run) is null)
            .Select(run => OfRun(workspace, run));
        var stated = journal.Effective.Where(edit => edit.Kind == EditKind.Cluster && edit.Set == store.Set.Name)
            .Select(OfEdit);
        BaseGroups[] all = [.. found.Concat(stated).OrderByDescending(each => each.Sequence)];
        if (all is not [var latest, ..] || all.Length == 1 || latest.HasAll(workspace, ready))
        {
            return all.FirstOrDefault();
        }

        var hash = ReadyFeatures.HashOf(store.Set, ready);
        return Array.Find(all, each => each.Run is { } run
            ? run.Features == hash
            : each.Edit!.Pictures.Count == ready.Count && each.HasAll(workspace, ready)) ?? latest;
    }

    /// <summary>The group of each picture, those among them that are out by now.</summary>
    public Dictionary<long, int> Labels(AkinWorkspace workspace) => Run is null
        ? Edit!.Pictures.ToDictionary(each => each.Picture, each => each.Part)
        : workspace.Catalogue.Runs.Assignments(Id).ToDictionary(each => each.PictureId, each => each.Label);

    private bool HasAll(AkinWorkspace workspace, IReadOnlyList<PictureRecord> ready)
    {
        var labels = Labels(workspace);
        return ready.All(picture => labels.ContainsKey(picture.Id));
    }

    private static BaseGroups OfRun(AkinWorkspace workspace, RunRecord run) =>
        new(run.Id, workspace.Catalogue.Runs.SequenceOf(run.Id), RunSettings.Of(run), run, null);

    private static BaseGroups OfEdit(Edit edit) => new(
        edit.Run!, edit.Sequence,
        RunSettings.Of(edit.Parameters ?? new Dictionary<string, string>(), edit.Seed ?? 0, Environment.ProcessorCount),
        null, edit);
}
