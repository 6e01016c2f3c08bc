using Akin.Cli.Parsing;

namespace Akin.Cli.Commands.Mosaic;

/// <summary>
/// The folder of a pyramid's tiles, which appears whole or not at all, and takes the place of an older pyramid's.
/// </summary>
internal sealed class OutputTiles : IDisposable
{
    private readonly string _path;

    /// <summary>Makes sure that it may be written.</summary>
    /// <param name="path">Where it is to be, absolute.</param>
    /// <param name="ofPyramid">Whether what is there belongs to a pyramid that is replaced.</param>
    public OutputTiles(string path, bool ofPyramid)
    {
        if (File.Exists(path) || (!ofPyramid && Directory.Exists(path)
            && Directory.EnumerateFileSystemEntries(path).Any()))
        {
            throw new UsageException(
                $"--out: the tiles would lie in {path}, which is there and belongs to no pyramid of that name; "
                + "give another name.");
        }

        _path = path;
        Draft = $"{path}.draft-{Environment.ProcessId}";
        Directory.CreateDirectory(Draft);
    }

    /// <summary>Where to write now.</summary>
    public string Draft { get; }

    /// <summary>Moves what was written to its place.</summary>
    public void Commit()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }

        Directory.Move(Draft, _path);
    }

    /// <summary>Leaves nothing behind.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Draft))
        {
            Directory.Delete(Draft, recursive: true);
        }
    }
}
