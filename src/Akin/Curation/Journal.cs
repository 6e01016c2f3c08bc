namespace Akin.Curation;

/// <summary>The edits of a collection in the order in which they were made, and what they come to.</summary>
public sealed class Journal
{
    private readonly HashSet<long> _undone;

    /// <summary>Takes the edits.</summary>
    /// <param name="edits">In the order of their numbers.</param>
    public Journal(IReadOnlyList<Edit> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        Edits = edits;
        _undone = [.. edits.Select(edit => edit.Undoes).OfType<long>()];
    }

    /// <summary>All edits, those that were taken back and what took them back among them.</summary>
    public IReadOnlyList<Edit> Edits { get; }

    /// <summary>The edits that hold.</summary>
    public IEnumerable<Edit> Effective => Edits.Where(edit => edit.Kind != EditKind.Undo && !IsUndone(edit));

    /// <summary>Whether an edit was taken back.</summary>
    public bool IsUndone(Edit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return _undone.Contains(edit.Number);
    }

    /// <summary>
    /// The edit that an undo takes back: the latest that holds and can be; <see langword="null"/> when there is none.
    /// </summary>
    /// <param name="kind">Only edits of this kind; <see langword="null"/> for any.</param>
    /// <param name="shows">
    /// Whether a division or merge is of the groups that there are now; <see langword="null"/> takes them all.
    /// </param>
    public Edit? ToUndo(EditKind? kind = null, Func<Edit, bool>? shows = null) =>
        Effective.LastOrDefault(edit => edit.Kind.CanBeUndone() && (kind is null || edit.Kind == kind)
            && (shows is null || !edit.Kind.Regroups() || shows(edit)));

    /// <summary>The pictures that are out, each with the number of the edit that dropped it. O(pictures of all
    /// edits).</summary>
    public IReadOnlyDictionary<long, long> Dropped()
    {
        var dropped = new Dictionary<long, long>();
        foreach (var edit in Effective.Where(edit => edit.Kind.IsOfPictures()))
        {
            foreach (var (picture, _) in edit.Pictures)
            {
                if (edit.Kind == EditKind.Keep)
                {
                    dropped.Remove(picture);
                }
                else
                {
                    dropped.TryAdd(picture, edit.Number);
                }
            }
        }

        return dropped;
    }
}
