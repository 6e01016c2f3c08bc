namespace Akin.Duplicates;

/// <summary>
/// One picture to keep and those that were compared with it, each directly, and found to be its duplicates: a group
/// never grows by what is like one of its other members.
/// </summary>
/// <param name="Number">1, 2, … over all kinds.</param>
/// <param name="Kind">In what sense they are duplicates.</param>
/// <param name="Members">At least two; the kept one first, the others by path.</param>
public sealed record DuplicateGroup(int Number, DuplicateKind Kind, IReadOnlyList<DuplicateMember> Members)
{
    /// <summary>The picture to keep.</summary>
    public DuplicatePicture Kept => Members[0].Picture;

    /// <summary>The pictures that could go.</summary>
    public IEnumerable<DuplicateMember> Others => Members.Skip(1);
}
