using Akin.Curation;

namespace Akin.Workspace.Curating;

/// <summary>
/// Makes the edits of a person in a workspace. Each is entered in one step: a kill leaves all of it or nothing.
/// </summary>
/// <param name="workspace">Opened for writing.</param>
/// <param name="time">The clock that edits are dated by.</param>
public sealed class Curator(AkinWorkspace workspace, TimeProvider time)
{
    /// <summary>Leaves pictures out of all that follows; they keep their states, and their files are not touched.
    /// </summary>
    /// <param name="pictures">Ids of pictures that are in.</param>
    /// <param name="groups">The groups that they are, where groups were named.</param>
    /// <exception cref="ArgumentException">Nothing would be left, or there are no such pictures.</exception>
    public Edit Drop(IReadOnlyList<long> pictures, GroupChoice? groups = null)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        var left = workspace.Catalogue.Pictures.ListIn().Where(CanBeIn).Select(picture => picture.Id).ToHashSet();
        var before = left.Count;
        left.ExceptWith(pictures);
        if (left.Count + pictures.Count > before)
        {
            throw new ArgumentException("some of the pictures are not in, so that they cannot be dropped.");
        }

        return left.Count == 0 && before > 0
            ? throw new ArgumentException(
                before == 1
                    ? "that would drop the only picture, so that nothing is left to work on; leave one in."
                    : $"that would drop all {before} pictures, so that nothing is left to work on; leave some in.")
            : Enter(EditKind.Drop, pictures, groups);
    }

    /// <summary>Brings dropped pictures back.</summary>
    /// <param name="pictures">Ids of pictures that are dropped.</param>
    public Edit Keep(IReadOnlyList<long> pictures) => Enter(EditKind.Keep, pictures, null);

    /// <summary>Takes an edit back.</summary>
    /// <param name="edit">One that holds.</param>
    public Edit Undo(Edit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return Enter(new()
        {
            Number = 0,
            Kind = EditKind.Undo,
            Made = time.GetUtcNow(),
            Undoes = edit.Number,
        });
    }

    /// <summary>Whether a picture can be in: those in other states are no part of any result.</summary>
    public static bool CanBeIn(PictureRecord picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return picture.State is Intake.PictureState.Pending or Intake.PictureState.Ready;
    }

    /// <summary>Enters an edit that is made in full but for its number.</summary>
    internal Edit Enter(Edit edit)
    {
        IReadOnlyList<Edit> entered = [];
        workspace.Catalogue.InTransaction(() => entered = workspace.Catalogue.Edits.Append(edit));
        return entered[0];
    }

    private Edit Enter(EditKind kind, IReadOnlyList<long> pictures, GroupChoice? groups) => Enter(new()
    {
        Number = 0,
        Kind = kind,
        Made = time.GetUtcNow(),
        Pictures = [.. pictures.Distinct().Order().Select(picture => new PicturePart(picture, 0))],
        Groups = groups?.Numbers ?? [],
        Run = groups?.Run,
    });
}
