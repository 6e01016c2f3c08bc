using Akin.Duplicates.Applying;

namespace Akin.Workspace.Cleaning;

/// <summary>A group of a plan, and what its rows in the table say now.</summary>
/// <param name="removals">The group's removals; at least one.</param>
internal sealed class PlannedGroup(PlannedRemoval[] removals)
{
    /// <summary>Its pictures, the one to keep first.</summary>
    private readonly string[] _paths = [removals[0].Kept, .. removals.Select(removal => removal.Path)];

    /// <summary>Where the rows of a path are: tables are read without the blanks around values.</summary>
    private readonly ILookup<string, int> _places = removals.Select(removal => removal.Path).Prepend(removals[0].Kept)
        .Select((path, place) => (path, place)).ToLookup(each => each.path.Trim(), each => each.place);

    private readonly bool?[] _keeps = new bool?[removals.Length + 1];

    /// <summary>The group's number.</summary>
    public int Number => removals[0].Group;

    /// <summary>Whether all its pictures are said to go.</summary>
    public bool KeepsNothing => Array.TrueForAll(_keeps, keep => keep == false);

    /// <summary>Takes a row; <see langword="false"/> when there is no such picture that has no row yet.</summary>
    public bool TryMark(string path, bool keep)
    {
        foreach (var place in _places[path.Trim()])
        {
            if (_keeps[place] is null)
            {
                _keeps[place] = keep;
                return true;
            }
        }

        return false;
    }

    /// <summary>The paths that a person spared: the row was taken out, or turned to stay.</summary>
    public IEnumerable<string> Spared() =>
        _paths.Where((_, place) => _keeps[place] is null || (_keeps[place] == true && place > 0));

    /// <summary>Lets paths stay that were spared in any group.</summary>
    public void Spare(IReadOnlySet<string> paths)
    {
        for (var place = 0; place < _keeps.Length; place++)
        {
            _keeps[place] = paths.Contains(_paths[place]) ? true : _keeps[place];
        }
    }

    /// <summary>
    /// What goes: for the picture that was to stay as long as it does, else for the first that stays.
    /// </summary>
    public IEnumerable<PlannedRemoval> Going()
    {
        var stays = Array.FindIndex(_keeps, keep => keep != false);
        for (var place = 0; place < _keeps.Length; place++)
        {
            if (_keeps[place] == false)
            {
                yield return stays == 0 ? removals[place - 1] : For(removals[stays - 1], place);
            }
        }
    }

    /// <summary>A picture that goes for another than was planned.</summary>
    private PlannedRemoval For(PlannedRemoval stays, int place)
    {
        var own = place == 0 ? null : removals[place - 1];
        return stays with
        {
            Path = _paths[place],
            Size = own?.Size ?? stays.KeptSize,
            Sha256 = own?.Sha256 ?? stays.KeptSha256,
            Kept = stays.Path,
            KeptSize = stays.Size,
            KeptSha256 = stays.Sha256,
            IsElsewhere = own?.IsElsewhere ?? stays.KeptIsElsewhere,
            KeptIsElsewhere = stays.IsElsewhere,
        };
    }
}
