using System.Collections;

namespace Akin.Intake;

/// <summary>
/// What a walk found: a line of the ledger each, made when it is asked for. In memory are some 45 bytes besides the
/// path, however long the reasons.
/// </summary>
internal sealed class FoundFiles : IReadOnlyList<SourceFile>
{
    private const int LinesInPiece = 1_024;

    private readonly PackedPaths _paths = new();
    private readonly List<Line[]> _pieces = [];
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _textNumbers = new(StringComparer.Ordinal);
    private int[]? _order;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public SourceFile this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            ref readonly var line = ref At(_order is null ? index : _order[index]);
            return new(
                line.Source, _paths[line.Path], _texts[line.Collection], line.Size, line.Modified, line.State,
                _texts[line.Reason])
            {
                IsAddress = line.IsAddress,
            };
        }
    }

    /// <summary>Adds a line at the end.</summary>
    public void Add(SourceFile file)
    {
        if (Count == _pieces.Count * LinesInPiece)
        {
            _pieces.Add(new Line[LinesInPiece]);
        }

        At(Count++) = new()
        {
            Path = _paths.Add(file.RelativePath),
            Size = file.Size,
            Modified = file.Modified,
            Source = file.Source,
            Collection = NumberOf(file.Collection),
            Reason = NumberOf(file.Reason),
            State = file.State,
            IsAddress = file.IsAddress,
        };
    }

    /// <summary>
    /// Brings the lines into the order of the sources, and those of a source into that of their paths; in sources that
    /// have an order of their own they stay as they were added.
    /// </summary>
    /// <param name="hasOwnOrder">Whether a source has one.</param>
    public void Sort(Func<int, bool> hasOwnOrder)
    {
        _order = new int[Count];
        for (var i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        Array.Sort(_order, (a, b) =>
        {
            ref readonly var first = ref At(a);
            ref readonly var second = ref At(b);
            var order = first.Source.CompareTo(second.Source);
            order = order != 0 || hasOwnOrder(first.Source) ? order : _paths.Compare(first.Path, second.Path);
            return order != 0 ? order : a.CompareTo(b);
        });
    }

    /// <inheritdoc/>
    public IEnumerator<SourceFile> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ref Line At(int index) => ref _pieces[index / LinesInPiece][index % LinesInPiece];

    private int NumberOf(string text)
    {
        if (!_textNumbers.TryGetValue(text, out var number))
        {
            _textNumbers.Add(text, number = _texts.Count);
            _texts.Add(text);
        }

        return number;
    }

    private struct Line
    {
        public long Path;
        public long Size;
        public long Modified;
        public int Source;
        public int Collection;
        public int Reason;
        public PictureState State;
        public bool IsAddress;
    }
}
