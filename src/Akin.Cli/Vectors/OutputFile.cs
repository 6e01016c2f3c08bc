using Akin.Cli.Parsing;
using Akin.Workspace;

namespace Akin.Cli.Vectors;

/// <summary>A file that appears whole or not at all: it is written beside its place and moved there in the end.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;

    /// <summary>Makes sure that it can be written.</summary>
    /// <param name="option">The option that names it, for messages.</param>
    /// <param name="path">Where it is to be, absolute.</param>
    /// <param name="guard">Knows what must not be written over.</param>
    /// <param name="kind">What it is, where only its own like is written over.</param>
    public OutputFile(string option, string path, SourceGuard guard, string? kind = null)
    {
        Check(option, path, guard, kind);
        _path = path;
        Draft = Drafts.NameFor(path);
        try
        {
            File.Create(Draft).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option} {path} cannot be written: {Drafts.Reason(e, Draft, path)}.");
        }
    }

    /// <summary>Refuses, before anything is computed, what can be no file of results.</summary>
    /// <param name="option">The option that names it, for messages.</param>
    /// <param name="path">Where it is to be, absolute.</param>
    /// <param name="guard">Knows what must not be written over.</param>
    /// <param name="kind">What it is, where only its own like is written over.</param>
    public static void Check(string option, string path, SourceGuard guard, string? kind = null)
    {
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
        {
            throw new UsageException($"{option} {path} is a folder; it takes a file.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new UsageException(
                $"{option} {path}: there is no folder {Path.GetDirectoryName(path)}; make it, or give another.");
        }

        if (guard.WhyNot(path) is { } fault)
        {
            throw new UsageException($"{option} {fault}.");
        }

        if (kind is not null && !guard.IsInWorkspace(path) && OwnOutput.WhyNotFile(path, kind) is { } other)
        {
            throw new UsageException($"{option}: {other}.");
        }

        Drafts.Require(option, path, Path.GetDirectoryName(path));
    }

    /// <summary>Where to write now.</summary>
    public string Draft { get; }

    /// <summary>Moves what was written to its place, over what is there.</summary>
    public void Commit() => File.Move(Draft, _path, overwrite: true);

    /// <summary>Leaves nothing behind.</summary>
    public void Dispose() => File.Delete(Draft);
}
