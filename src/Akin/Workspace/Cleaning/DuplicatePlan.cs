using Akin.Duplicates;
using Akin.Numerics;

namespace Akin.Workspace.Cleaning;

/// <summary>
/// What could go and what stands for it: the result of looking for duplicates. Nothing is done by it.
/// </summary>
public sealed record DuplicatePlan
{
    /// <summary>The widest kind that was looked for.</summary>
    public required DuplicateKind Level { get; init; }

    /// <summary>All pictures that were looked at, in the order of their ids.</summary>
    public required IReadOnlyList<DuplicatePicture> Pictures { get; init; }

    /// <summary>The groups, by kind and then by the kept picture's path.</summary>
    public required IReadOnlyList<DuplicateGroup> Groups { get; init; }

    /// <summary>
    /// Pictures that could not be decoded and were compared by their bytes alone; the ledger has their reasons.
    /// </summary>
    public required int Unreadable { get; init; }

    /// <summary>Files with several pages or frames, which were compared by their bytes alone.</summary>
    public required int Paged { get; init; }

    /// <summary>Links to files, which were left out.</summary>
    public required int Links { get; init; }

    /// <summary>A sentence on them; empty where there are none.</summary>
    public string LinksNote => Links == 0 ? ""
        : $"{Counted.Of(Links, "symbolic link")} {(Links == 1 ? "was" : "were")} left out, and so "
            + $"{(Links == 1 ? "is" : "are")} not counted: a link takes no room of its own.";

    /// <summary>For the path of each picture that one of these links leads to, the link's path.</summary>
    public IReadOnlyDictionary<string, string> LinkTargets { get; init; } = new Dictionary<string, string>();

    /// <summary>How sure the same picture is; none when it was not looked for.</summary>
    public DuplicateEstimate? Estimate { get; init; }

    /// <summary>What is called the same scene; none when it was not looked for.</summary>
    public SceneThreshold? Scene { get; init; }

    /// <summary>Whether the pictures are in clusters.</summary>
    public required bool HasClusters { get; init; }

    /// <summary>Pictures that could go, of one kind.</summary>
    public int Count(DuplicateKind kind) =>
        Groups.Where(group => group.Kind == kind).Sum(group => group.Members.Count - 1);

    /// <summary>Bytes of all files that could go: one of several names counts once, and only with the last.</summary>
    public long Bytes => Going().Sum(picture => picture.Size);

    /// <summary>Names that could go of files that have another one here, which stays or goes before.</summary>
    public int SameFile => Groups.Sum(group => group.Members.Count - 1) - Going().Count();

    /// <summary>The pictures that could go, those that are names of one file once.</summary>
    private IEnumerable<DuplicatePicture> Going()
    {
        var all = Groups.SelectMany(group => group.Others).Select(member => member.Picture).ToArray();
        var going = all.Select(picture => picture.Id).ToHashSet();
        var there = Pictures.Where(picture => picture.SharedFile is not null && !going.Contains(picture.Id))
            .Select(picture => picture.SharedFile!.Value).ToHashSet();
        return all.Where(picture => picture.SharedFile is not { } file || there.Add(file));
    }
}
