using System.Globalization;

namespace Akin.Sampling.Copying;

/// <summary>
/// The names taken in a tree, by files that are to come and by what stands there, as file systems see them that know no
/// case and take É for É, one letter or two.
/// </summary>
internal sealed class TreeNames
{
    private readonly string _folder;
    private readonly TreeContents _there;
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Numbers> _numbers = new(StringComparer.Ordinal);

    public TreeNames(string folder, IEnumerable<string> reserved)
    {
        (_folder, _there) = (folder, new(folder));
        foreach (var name in reserved)
        {
            _files.Add(Folded(Path.Join(folder, name)));
        }
    }

    /// <summary>Full paths for a file that no other of the tree has: its own name, then numbered.</summary>
    public IEnumerable<string> Free(string relative)
    {
        var parts = Array.ConvertAll(relative.Split('/'), PartName.Of);
        var folder = _folder;
        foreach (var part in parts[..^1])
        {
            folder = Numbered(folder, part).First(
                path => !_files.Contains(Folded(path)) && !File.Exists(path) && !_there.HasOtherFile(path));
        }

        return Numbered(folder, parts[^1]).Where(path =>
            !_files.Contains(Folded(path)) && !_folders.Contains(Folded(path)) && !Directory.Exists(path)
            && !_there.HasOther(path));
    }

    /// <summary>Takes a path for a file, and so those above it for folders.</summary>
    public void Claim(string path)
    {
        _files.Add(Folded(path));
        while (Path.GetDirectoryName(path) is { } parent && parent.Length > _folder.Length)
        {
            _folders.Add(Folded(parent));
            path = parent;
        }
    }

    /// <summary>A name and its numbered forms, without those that a file has: what has one keeps it.</summary>
    private IEnumerable<string> Numbered(string folder, string name)
    {
        var key = Folded(Path.Join(folder, name));
        if (!_numbers.TryGetValue(key, out var numbers))
        {
            _numbers.Add(key, numbers = new());
        }

        numbers.Open.RemoveAll(number => _files.Contains(Folded(PathOf(folder, name, number))));
        foreach (var number in numbers.Open.ToArray())
        {
            yield return PathOf(folder, name, number);
        }

        while (true)
        {
            var path = PathOf(folder, name, ++numbers.Last);
            if (!_files.Contains(Folded(path)))
            {
                numbers.Open.Add(numbers.Last);
                yield return path;
            }
        }
    }

    private static string PathOf(string folder, string name, int number) => Path.Join(folder, number == 1 ? name
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileNameWithoutExtension(name)} ({number}){Path.GetExtension(name)}"));

    private static string Folded(string path) => TreeContents.Folded(path);

    /// <summary>The numbers of a name that were looked at: the last of them, and those that no file of the tree has.
    /// </summary>
    private sealed class Numbers
    {
        public int Last { get; set; }

        public List<int> Open { get; } = [];
    }
}
