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

    /// <summary>Moves all files in, over older ones of the same names.</summary>
    public void Commit()
    {
        Directory.CreateDirectory(Path);
        foreach (var file in Directory.GetFiles(_draft))
        {
            File.Move(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)), overwrite: true);
        }
    }

    public void Dispose() => Directory.Delete(_draft, recursive: true);
}
