using Akin.Curation;
using Akin.Intake;

namespace Akin.Workspace.Curating;

/// <summary>
/// Makes the edits of a person in a workspace. Each is entered in one step: a kill leaves all of it or nothing. It
/// keeps which groups there were, so that its undo goes back to them.
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
        PictureRecord[] there = [.. workspace.Catalogue.Pictures.ListIn().Where(CanBeIn)];
        var dropped = pictures.ToHashSet();
        if (there.Count(picture => dropped.Contains(picture.Id)) < dropped.Count)
        {
            throw new ArgumentException("some of the pictures are not in, so that they cannot be dropped.");
        }

        var counting = Counting(there).ToArray();
        var before = counting.Length;
        return before > 0 && counting.All(picture => dropped.Contains(picture.Id))
            ? throw new ArgumentException(
                before == 1
                    ? "that would drop the only picture, so that nothing is left to work on; leave one in."
                    : $"that would drop all {before} pictures, so that nothing is left to work on; leave some in.")
            : Enter(EditKind.Drop, pictures, groups);
    }

    /// <summary>Brings dropped pictures back.</summary>
    /// <param name="pictures">Ids of pictures that are dropped.</param>
    public Edit Keep(IReadOnlyList<long> pictures) => Enter(EditKind.Keep, pictures, null);

    /// <summary>
    /// Takes an edit back. With the latest that holds the groups come back that there were when it was made; an earlier
    /// one leaves the groups that there are.
    /// </summary>
    /// <param name="edit">One that holds.</param>
    /// <exception cref="ArgumentException">No picture would be left.</exception>
    public Edit Undo(Edit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var goesBack = edit.Kind.IsOfPictures() && workspace.Catalogue.Edits.Read().ToUndo()?.Number == edit.Number;
        return Enter(new()
        {
            Number = 0,
            Kind = EditKind.Undo,
            Made = time.GetUtcNow(),
            Undoes = edit.Number,
            Base = goesBack ? edit.Base : null,
            Set = goesBack ? edit.Set : null,
        });
    }

    /// <summary>Whether a picture can be in: those in other states are no part of any result.</summary>
    public static bool CanBeIn(PictureRecord picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return picture.State is PictureState.Pending or PictureState.Ready;
    }

    /// <summary>Whether edits have left nothing to work on of pictures that are there.</summary>
    internal static bool HasNoneLeft(AkinWorkspace workspace)
    {
        PictureRecord[] all = [.. workspace.Catalogue.Pictures.List().Where(CanBeIn)];
        return all.Length > 0 && Counting(all).All(picture => picture.DroppedBy is not null);
    }

    /// <summary>Enters an edit that is made in full but for its number.</summary>
    internal Edit Enter(Edit edit)
    {
        IReadOnlyList<Edit> entered = [];
        workspace.Catalogue.InTransaction(() =>
        {
            entered = workspace.Catalogue.Edits.Append(edit);
            if (HasNoneLeft(workspace))
            {
                throw new ArgumentException(
                    "that would leave no picture, for other edits have dropped the rest; akin keep brings some back.");
            }
        });
        return entered[0];
    }

    /// <summary>Those to work on: what is pending may turn out to be no picture, so that what is ready goes first.
    /// </summary>
    private static IEnumerable<PictureRecord> Counting(PictureRecord[] all) =>
        Array.Exists(all, IsReady) ? all.Where(IsReady) : all;

    private static bool IsReady(PictureRecord picture) => picture.State == PictureState.Ready;

    private Edit Enter(EditKind kind, IReadOnlyList<long> pictures, GroupChoice? groups)
    {
        var current = CurrentGroups.OfLatest(workspace);
        return Enter(new()
        {
            Number = 0,
            Kind = kind,
            Made = time.GetUtcNow(),
            Pictures = [.. pictures.Distinct().Order().Select(picture => new PicturePart(picture, 0))],
            Groups = groups?.Numbers ?? [],
            Run = groups?.Run,
            Base = current?.BaseId,
            Set = current?.Store.Set.Name,
        });
    }
}
