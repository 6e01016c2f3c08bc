using Akin.Duplicates;
using Akin.Intake;
using Akin.Native.Files;

namespace Akin.Workspace.Cleaning;

/// <summary>
/// Gathers groups kind by kind: what is a duplicate of one kind takes no part in the next, so each picture goes at most
/// once, and every group's kept picture stands for the group in the kinds that follow.
/// </summary>
internal sealed class PlanDraft(IReadOnlyList<DuplicatePicture> pictures, KeepRule rule)
{
    private readonly Dictionary<long, DuplicatePicture> _pictures = pictures.ToDictionary(each => each.Id);
    private readonly HashSet<long> _gone = [];
    private readonly List<(DuplicateKind Kind, long Center, List<(long Id, string Evidence)> Others)> _groups = [];

    /// <summary>Pictures that could not be decoded, each with its state and the reason.</summary>
    public List<(DuplicatePicture Picture, PictureState State, string Reason)> Unreadable { get; } = [];

    /// <summary>
    /// Ids of files with several pages or frames: another file with the same first one is no duplicate of it.
    /// </summary>
    public HashSet<long> Paged { get; } = [];

    /// <summary>All pictures in the order of their ids.</summary>
    public IReadOnlyList<DuplicatePicture> Pictures => [.. pictures.Select(each => _pictures[each.Id])];

    /// <summary>The pictures that are no duplicate so far, in the order of their ids.</summary>
    public IReadOnlyList<DuplicatePicture> Left() => [.. Pictures.Where(each => !_gone.Contains(each.Id))];

    /// <summary>
    /// Groups the pictures of the same bytes. Where no folder is preferred, one that a link leads to is kept first: it
    /// is as good as the others, and the link goes on leading somewhere. Names of one file are told from files.
    /// </summary>
    public void TakeSameBytes(IReadOnlyDictionary<string, string> linkTargets)
    {
        foreach (var same in pictures.GroupBy(each => each.Fingerprint).Where(group => group.Skip(1).Any()))
        {
            var kept = same.OrderBy(each => rule.Preferred.Count > 0 || !linkTargets.ContainsKey(each.Path))
                .ThenBy(each => each, Comparer<DuplicatePicture>.Create(rule.Compare)).First();
            DuplicatePicture[] all =
            [
                WithFile(kept),
                .. same.Where(each => each != kept).OrderBy(each => each.Path, StringComparer.Ordinal).Select(WithFile),
            ];
            _groups.Add((
                DuplicateKind.Bytes, kept.Id, [.. all.Skip(1).Select(each => (each.Id, Evidence(all, each)))]));
            _gone.UnionWith(all.Skip(1).Select(each => each.Id));
        }
    }

    /// <summary>Says of a picture which file it is a name of.</summary>
    private DuplicatePicture WithFile(DuplicatePicture picture) => _pictures[picture.Id] = picture with
    {
        SharedFile = picture.IsOwnFile && FileStatus.Of(picture.Path) is { Names: > 1 } file
            ? (file.Device, file.Inode) : null,
    };

    /// <summary>What a picture has in common with those of its bytes, of which the first is kept.</summary>
    private static string Evidence(DuplicatePicture[] all, DuplicatePicture picture)
    {
        var name = picture.SharedFile is { } file ? Array.Find(all, each => each.SharedFile == file) : picture;
        return name == all[0] ? "the same file under another name"
            : name == picture ? $"sha256 {Fingerprint(picture.Fingerprint)}"
            : $"sha256 {Fingerprint(picture.Fingerprint)}, the same file as {name!.Path}";
    }

    /// <summary>Takes the groups of another kind.</summary>
    public void Take(
        DuplicateKind kind, IReadOnlyList<DuplicatePicture> compared, (int Center, string Evidence)?[] members)
    {
        foreach (var group in Enumerable.Range(0, members.Length).Where(row => members[row] is not null)
            .GroupBy(row => members[row]!.Value.Center))
        {
            _groups.Add((
                kind, compared[group.Key].Id,
                [.. group.Select(row => (compared[row].Id, members[row]!.Value.Evidence))]));
            _gone.UnionWith(group.Select(row => compared[row].Id));
        }
    }

    public void Refuse(DuplicatePicture picture, PictureState state, string reason) =>
        Unreadable.Add((picture, state, reason));

    /// <summary>Says more of each picture.</summary>
    public void Describe(Func<DuplicatePicture, DuplicatePicture> describe)
    {
        foreach (var id in _pictures.Keys.ToArray())
        {
            _pictures[id] = describe(_pictures[id]);
        }
    }

    /// <summary>The groups, numbered by kind and path.</summary>
    public IReadOnlyList<DuplicateGroup> Groups() =>
    [
        .. _groups.OrderBy(group => group.Kind)
            .ThenBy(group => _pictures[group.Center].Path, StringComparer.Ordinal)
            .Select((group, i) => new DuplicateGroup(i + 1, group.Kind,
            [
                new(_pictures[group.Center], true, group.Kind == DuplicateKind.Bytes
                    ? $"sha256 {Fingerprint(_pictures[group.Center].Fingerprint)}" : "kept"),
                .. group.Others.Select(other => new DuplicateMember(_pictures[other.Id], false, other.Evidence))
                    .OrderBy(member => member.Picture.Path, StringComparer.Ordinal),
            ])),
    ];

    private static string Fingerprint(Fingerprint value) => value.ToString()[..16];
}
