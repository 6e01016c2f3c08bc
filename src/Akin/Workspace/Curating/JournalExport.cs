using Akin.Curation;

namespace Akin.Workspace.Curating;

/// <summary>
/// The journal of a workspace as a file that gives the same result elsewhere: beside the edits it states the groups
/// that they begin with, as runs found them.
/// </summary>
public static class JournalExport
{
    /// <summary>Makes the file.</summary>
    /// <param name="workspace">Where the edits are.</param>
    public static JournalFile Of(AkinWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var edits = workspace.Catalogue.Edits.Read().Edits;
        Edit[] all = [.. edits.Concat(Statements(workspace, edits)).OrderBy(edit => edit.Sequence)];
        var numbers = all.Index().Where(pair => pair.Item.Number > 0)
            .ToDictionary(pair => pair.Item.Number, pair => pair.Index + 1L);
        long[] pictures = [.. all.SelectMany(edit => edit.Pictures).Select(each => each.Picture).Distinct().Order()];
        var places = pictures.Index().ToDictionary(pair => pair.Item, pair => pair.Index + 1L);
        return new(Identities(workspace, pictures), [.. all.Select((edit, i) => edit with
        {
            Number = i + 1,
            Sequence = 0,
            Undoes = edit.Undoes is { } undone ? numbers[undone] : null,
            Pictures = [.. edit.Pictures.Select(each => each with { Picture = places[each.Picture] })],
        })]);
    }

    /// <summary>The groups of the runs that edits of groups began with, and of the one that holds now.</summary>
    private static IEnumerable<Edit> Statements(AkinWorkspace workspace, IReadOnlyList<Edit> edits)
    {
        var stated = edits.Where(edit => edit.Kind == EditKind.Cluster).Select(edit => edit.Run).ToHashSet();
        var current = CurrentGroups.OfLatest(workspace);
        var begun = edits.Where(edit => edit.Kind.Regroups()).Select(edit => edit.Base).Append(current?.BaseId);
        var sets = workspace.Catalogue.FeatureSets.List();
        return
            from id in begun.OfType<string>().Distinct().Where(id => !stated.Contains(id))
            let run = workspace.Runs.Find(id)
            where run is not null
            let asked = id == current?.BaseId ? current.Sequence : workspace.Catalogue.Runs.SequenceOf(run.Id)
            select Statement(workspace, run, sets.FirstOrDefault(set => set.Key == run.FeatureSetKey)?.Name, asked);
    }

    private static Edit Statement(AkinWorkspace workspace, RunRecord run, string? set, long asked) => new()
    {
        Number = 0,
        Kind = EditKind.Cluster,
        Made = run.Finished,
        Sequence = asked,
        Run = run.Id,
        Set = set ?? run.FeatureSet?.Name ?? run.Model.Id,
        Parameters = run.Parameters,
        Seed = run.Seed,
        Pictures =
        [
            .. workspace.Catalogue.Runs.Assignments(run.Id)
                .Select(each => new PicturePart(each.PictureId, each.Label)),
        ],
    };

    private static PictureIdentity[] Identities(AkinWorkspace workspace, long[] pictures)
    {
        var sources = workspace.Catalogue.Sources.Current().ToDictionary(row => row.Id, row => row.Source.Name);
        var records = workspace.Catalogue.Pictures.ListAll().ToDictionary(record => record.Id);
        return Array.ConvertAll(pictures, id => new PictureIdentity(
            records[id].RelativePath,
            records[id].Fingerprint ?? default,
            sources.GetValueOrDefault(records[id].SourceId, "")));
    }
}
