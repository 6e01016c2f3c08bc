using Akin.Intake.Text;

namespace Akin.Intake.Lists;

/// <summary>The lists among some sources, and what was chosen of all of them.</summary>
internal sealed class SourceLists
{
    private readonly PictureList?[] _lists;
    private readonly int?[] _collectionColumns;
    private readonly SourceChoice[] _choices;

    private SourceLists(PictureList?[] lists, SourceChoice[] choices, IReadOnlyList<string> notices)
    {
        (_lists, _choices, Notices) = (lists, choices, notices);
        _collectionColumns = new int?[lists.Length];
        for (var i = 0; i < lists.Length; i++)
        {
            _collectionColumns[i] = IsByColumn(i) ? lists[i]?.Find(choices[i].CollectionBy!) : null;
        }
    }

    /// <summary>Which sheet and column each list was read by, a sentence each.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>The list that a source is; none for others.</summary>
    public PictureList? this[int source] => _lists[source];

    /// <summary>The column that the collections of a list are by; none where it has no such column.</summary>
    public int? CollectionColumn(int source) => _collectionColumns[source];

    /// <summary>Characters of the longest address of a list that is fetched; none for no limit.</summary>
    public int? MaxAddress(int source) => _choices[source].MaxAddress;

    /// <summary>Whether the collections of a source are by a column, and not by folders.</summary>
    public bool IsByColumn(int source) => _choices[source].CollectionBy is { } name
        && !name.Equals(SourceChoice.ByFolder, StringComparison.OrdinalIgnoreCase);

    /// <summary>Looks at the beginnings of all lists.</summary>
    /// <exception cref="TableException">One has no column of pictures, or none the chosen one.</exception>
    public static SourceLists Open(IReadOnlyList<PictureSource> sources, SourceChoice[] choices)
    {
        var lists = new PictureList?[sources.Count];
        var notices = new List<string>();
        for (var i = 0; i < lists.Length; i++)
        {
            if (sources[i].Kind == SourceKind.List)
            {
                var list = lists[i] = PictureList.Open(sources[i].FullPath, choices[i].AddressColumn);
                if (list.Notice is { } notice)
                {
                    notices.Add(notice);
                }

                if (list.AddressColumn is { } column)
                {
                    notices.Add($"{sources[i].Name}: pictures by the column '{column}'");
                }
            }
        }

        var opened = new SourceLists(lists, choices, notices);
        opened.RequireColumn();
        return opened;
    }

    private void RequireColumn()
    {
        if (_lists.Length == 0 || !Enumerable.Range(0, _lists.Length).All(IsByColumn)
            || _collectionColumns.Any(column => column is not null)
            || (_lists.All(list => list is null or { Columns.Count: 0 })
                && _lists.Any(list => list is { IsEmpty: true })))
        {
            return;
        }

        var names = _lists.OfType<PictureList>().SelectMany(list => list.Columns).ToArray();
        throw new TableException($"--collection-by cannot be '{_choices[0].CollectionBy}': "
            + (names.Length == 0
                ? "the sources have no columns; 'folder' makes collections of folders."
                : $"the columns are {AddressColumn.Listed(names)}; or 'folder'."));
    }
}
