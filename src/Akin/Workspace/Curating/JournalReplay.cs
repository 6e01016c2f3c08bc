using Akin.Curation;
using Akin.Intake;

namespace Akin.Workspace.Curating;

/// <summary>
/// Makes the edits of a journal file in another workspace, all of them in one step. Edits that the workspace has
/// already, by their time and kind, are not made again.
/// </summary>
/// <param name="Made">Edits that were made now.</param>
/// <param name="Known">Edits that were there.</param>
/// <param name="Pictures">Pictures that the file speaks of.</param>
/// <param name="NotFound">Those among them that the workspace has not: by path and content.</param>
public sealed record JournalReplay(
    IReadOnlyList<Edit> Made, int Known, int Pictures, IReadOnlyList<PictureIdentity> NotFound)
{
    /// <summary>Replays a file.</summary>
    /// <param name="workspace">Opened for writing, its pictures indexed.</param>
    /// <param name="file">The journal.</param>
    /// <exception cref="ArgumentException">It is of other pictures, or nothing would be left.</exception>
    public static JournalReplay Run(AkinWorkspace workspace, JournalFile file)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(file);
        var ids = Match(workspace, file.Pictures);
        PictureIdentity[] missing = [.. file.Pictures.Where((_, i) => ids[i] is null)];
        if (missing.Length > 0 && missing.Length == ids.Length)
        {
            throw new ArgumentException(
                $"none of its {ids.Length} pictures is in this workspace, by path and content; it is a journal of "
                + "other pictures.");
        }

        var table = workspace.Catalogue.Edits;
        var before = table.Read().Edits;
        var next = before.Count == 0 ? 1 : before[^1].Number + 1;
        var (numbers, made) = (new Dictionary<long, long>(), new List<Edit>());
        foreach (var edit in file.Edits)
        {
            if (before.FirstOrDefault(own => own.Kind == edit.Kind && own.Made == edit.Made) is { } known)
            {
                numbers[edit.Number] = known.Number;
            }
            else if (!IsOwnRun(workspace, edit) && !(edit.Undoes is { } undone && !numbers.ContainsKey(undone)))
            {
                numbers[edit.Number] = next + made.Count;
                made.Add(Translated(edit, ids, numbers, SetIn(workspace, edit.Set)));
            }
        }

        IReadOnlyList<Edit> entered = [];
        workspace.Catalogue.InTransaction(() =>
        {
            entered = made.Count > 0 ? table.Append(made) : [];
            if (made.Count > 0 && Curator.HasNoneLeft(workspace))
            {
                throw new ArgumentException(
                    "it would drop all pictures of this workspace, so that nothing is left to work on.");
            }
        });
        return new(entered, file.Edits.Count - made.Count, ids.Length, missing);
    }

    /// <summary>Groups that this very workspace found need no statement.</summary>
    private static bool IsOwnRun(AkinWorkspace workspace, Edit edit) => edit.Kind == EditKind.Cluster
        && edit.Run is { } id && id.All(char.IsAsciiHexDigitLower) && workspace.Runs.Find(id)?.Finished == edit.Made;

    private static Edit Translated(
        Edit edit, long?[] ids, Dictionary<long, long> numbers, string? set) => edit with
        {
            Undoes = edit.Undoes is { } undone ? numbers[undone] : null,
            Set = set,
            Pictures =
        [
            .. edit.Pictures.Where(each => ids[each.Picture - 1] is not null)
                .Select(each => each with { Picture = ids[each.Picture - 1]!.Value }).OrderBy(each => each.Picture),
        ],
        };

    /// <summary>The set of that name, or where there is none the one in use.</summary>
    private static string? SetIn(AkinWorkspace workspace, string? name)
    {
        var sets = workspace.Catalogue.FeatureSets;
        return name is null || sets.Find(name) is not null ? name : sets.Latest()?.Name ?? name;
    }

    /// <summary>
    /// The id of each picture: that of the same path and content; of several, the one whose source has that name, else
    /// the first that is left.
    /// </summary>
    private static long?[] Match(AkinWorkspace workspace, IReadOnlyList<PictureIdentity> pictures)
    {
        var sources = workspace.Catalogue.Sources.Current().ToDictionary(row => row.Id, row => row.Source.Name);
        var there = workspace.Catalogue.Pictures.List()
            .Where(record => record.Fingerprint is not null && record.State != PictureState.Missing)
            .ToLookup(record => (record.RelativePath, record.Fingerprint!.Value));
        var taken = new HashSet<long>();
        return [.. pictures.Select(Find)];

        long? Find(PictureIdentity picture)
        {
            var found = there[(picture.Path, picture.Content)].Where(record => !taken.Contains(record.Id))
                .OrderByDescending(record => sources[record.SourceId] == picture.Source).ThenBy(record => record.Id)
                .FirstOrDefault();
            if (found is not null)
            {
                taken.Add(found.Id);
            }

            return found?.Id;
        }
    }
}
