using Akin.Duplicates;

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

    /// <summary>Bytes of all pictures that could go.</summary>
    public long Bytes => Groups.SelectMany(group => group.Others).Sum(member => member.Picture.Size);
}
