using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Workspace;

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
    /// <param name="guard">Knows what must not be written over.</param>
    public OutputTiles(string path, bool ofPyramid, SourceGuard guard)
    {
        Check(path, ofPyramid, guard);
        _path = path;
        Draft = Drafts.NameFor(path);
        Directory.CreateDirectory(Draft);
    }

    /// <summary>Refuses, before anything is computed, a folder that is not to be replaced.</summary>
    /// <param name="path">Where it is to be, absolute.</param>
    /// <param name="ofPyramid">Whether what is there belongs to a pyramid that is replaced.</param>
    /// <param name="guard">Knows what must not be written over.</param>
    public static void Check(string path, bool ofPyramid, SourceGuard guard)
    {
        if (File.Exists(path) || (!ofPyramid && Directory.Exists(path)
            && Directory.EnumerateFileSystemEntries(path).Any()))
        {
            throw new UsageException(
                $"--out: the tiles would lie in {path}, which is there and belongs to no pyramid of that name; "
                + "give another name.");
        }

        if (guard.WhyNotReplace(path) is { } fault)
        {
            throw new UsageException($"--out: the tiles would lie where they may not: {fault}.");
        }
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
