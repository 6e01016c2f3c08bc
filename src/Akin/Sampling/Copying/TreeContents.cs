using Akin.Intake;

namespace Akin.Sampling.Copying;

/// <summary>
/// What stands in a tree already, as file systems see it that know no case and take É for É, one letter or two. A
/// folder is read once, when a name in it is first asked for.
/// </summary>
/// <param name="folder">The tree, full path; it need not be there.</param>
internal sealed class TreeContents(string folder)
{
    private readonly Dictionary<string, Entries> _read = new(StringComparer.Ordinal);

    /// <summary>A path as such file systems compare it.</summary>
    public static string Folded(string path) => CanonicalForm.Decompose(path).ToUpperInvariant();

    /// <summary>Whether something stands there whose name is not this one and yet taken for it.</summary>
    public bool HasOther(string path) => Of(path) is var there && there.All.Contains(Folded(path)) && !Has(there, path);

    /// <summary>The same of a file alone: folders that differ so are one to such file systems.</summary>
    public bool HasOtherFile(string path) =>
        Of(path) is var there && there.Files.Contains(Folded(path)) && !Has(there, path);

    private static bool Has(Entries there, string path) => there.Exact.Contains(path) || Path.Exists(path);

    private Entries Of(string path) => In(Path.GetDirectoryName(path)!);

    /// <summary>What is in a folder, and in those that are taken for it.</summary>
    private Entries In(string parent)
    {
        var key = Folded(parent);
        if (!_read.TryGetValue(key, out var entries))
        {
            _read.Add(key, entries = new());
            var known = parent.Length <= folder.Length ? [folder]
                : In(Path.GetDirectoryName(parent)!).Folders.Where(each => Folded(each) == key);
            foreach (var each in known.Where(Directory.Exists))
            {
                entries.Read(new DirectoryInfo(each));
            }
        }

        return entries;
    }

    private sealed class Entries
    {
        public HashSet<string> All { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Exact { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

        public List<string> Folders { get; } = [];

        public void Read(DirectoryInfo directory)
        {
            try
            {
                foreach (var entry in directory.EnumerateFileSystemInfos())
                {
                    Exact.Add(entry.FullName);
                    All.Add(Folded(entry.FullName));
                    if (entry is DirectoryInfo)
                    {
                        Folders.Add(entry.FullName);
                    }
                    else
                    {
                        Files.Add(Folded(entry.FullName));
                    }
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // What may not be read may not be written to either, and that is said then.
            }
        }
    }
}
