using System.Globalization;
using Akin.Intake;

namespace Akin.Sampling.Copying;

/// <summary>
/// The names taken in a tree, as file systems see them that know no case and take É for É, one letter or two.
/// </summary>
internal sealed class TreeNames
{
    private readonly string _folder;
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    public TreeNames(string folder, IEnumerable<string> reserved)
    {
        _folder = folder;
        foreach (var name in reserved)
        {
            _files.Add(Folded(Path.Join(folder, name)));
        }
    }

    /// <summary>Full paths for a file that no other of the tree has: its own name, then numbered.</summary>
    public IEnumerable<string> Free(string relative)
    {
        var parts = relative.Split('/');
        var folder = _folder;
        foreach (var part in parts[..^1])
        {
            folder = Numbered(folder, part).First(path => !_files.Contains(Folded(path)) && !File.Exists(path));
        }

        return Numbered(folder, parts[^1]).Where(path =>
            !_files.Contains(Folded(path)) && !_folders.Contains(Folded(path)) && !Directory.Exists(path));
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

    private static IEnumerable<string> Numbered(string folder, string name)
    {
        yield return Path.Join(folder, name);
        var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        for (var number = 2; number < int.MaxValue; number++)
        {
            yield return Path.Join(
                folder, string.Create(CultureInfo.InvariantCulture, $"{stem} ({number}){ending}"));
        }
    }

    private static string Folded(string path) => CanonicalForm.Decompose(path).ToUpperInvariant();
}
