using Akin.Cli.Display;
using Akin.Workspace;

namespace Akin.Cli.Stages;

/// <summary>Finds the picture that an entry of a list means: by its full path, or by its path in its source.</summary>
internal sealed class PictureLookup
{
    private readonly Shell _shell;
    private readonly Dictionary<string, int> _full = new(StringComparer.Ordinal);
    private readonly ILookup<string, int> _relative;
    private readonly Dictionary<string, PictureRecord> _others;
    private readonly Func<PictureRecord, string> _whyNot;

    /// <param name="pictures">The pictures that can be meant; row i is of picture i.</param>
    /// <param name="all">All inputs, for why one cannot.</param>
    /// <param name="whyNot">Why one of the others cannot be meant, as in: it <c>is dropped</c>.</param>
    /// <param name="locations">Where an input is.</param>
    /// <param name="shell">Where paths start from.</param>
    public PictureLookup(
        IReadOnlyList<PictureRecord> pictures, IEnumerable<PictureRecord> all, Func<PictureRecord, string> whyNot,
        Func<PictureRecord, string> locations, Shell shell)
    {
        (_shell, _whyNot) = (shell, whyNot);
        for (var row = 0; row < pictures.Count; row++)
        {
            _full[locations(pictures[row])] = row;
        }

        _relative = Enumerable.Range(0, pictures.Count).ToLookup(row => pictures[row].RelativePath);
        _others = new(StringComparer.Ordinal);
        foreach (var picture in all)
        {
            _others[picture.RelativePath] = picture;
            _others[locations(picture)] = picture;
        }
    }

    /// <summary>The rows that an entry can mean: that of its full path or address, else all of that path in
    /// their sources.</summary>
    public IReadOnlyList<int> All(string entry) =>
        // What a list names by an address is no path.
        _full.TryGetValue(entry, out var row) || _full.TryGetValue(_shell.Absolute(entry), out row)
            ? [row] : [.. _relative[Relative(entry)]];

    /// <summary>The row that an entry means, or why it means none.</summary>
    public (int Row, string? Fault) Find(string entry)
    {
        var (full, relative) = (_shell.Absolute(entry), Relative(entry));
        var found = All(entry);
        return found switch
        {
            [var only] => (only, null),
            [_, ..] => (0, $"is in {found.Count} of the sources; give its full path"),
            _ when (_others.GetValueOrDefault(full) ?? _others.GetValueOrDefault(relative)) is { } other =>
                (0, _whyNot(other)),
            _ => (0, "is no picture of the workspace"),
        };
    }

    private static string Relative(string entry) => entry.Replace(Path.DirectorySeparatorChar, '/');
}
