using Akin.Cli.Parsing;

namespace Akin.Cli.Vectors;

/// <summary>
/// A folder for results that appear all together or not at all: files are written beside it and moved in at the end.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string _draft;

    public OutputFolder(string path)
    {
        if (File.Exists(path))
        {
            throw new UsageException($"--out {path} is a file; it takes a folder.");
        }

        Path = path;
        _draft = $"{path.TrimEnd(System.IO.Path.DirectorySeparatorChar)}.draft-{Environment.ProcessId}";
        Directory.CreateDirectory(_draft);
    }

    /// <summary>Where the results end up.</summary>
    public string Path { get; }

    /// <summary>Where to write a file now.</summary>
    public string Draft(string name) => System.IO.Path.Combine(_draft, name);

    /// <summary>
    /// Moves all files in, over older ones of the same names; gives each file's name and where it is.
    /// </summary>
    public IReadOnlyDictionary<string, string> Commit()
    {
        Directory.CreateDirectory(Path);
        var moved = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(_draft))
        {
            var name = System.IO.Path.GetFileName(file);
            moved[name] = System.IO.Path.Combine(Path, name);
            File.Move(file, moved[name], overwrite: true);
        }

        return moved;
    }

    public void Dispose() => Directory.Delete(_draft, recursive: true);
}
