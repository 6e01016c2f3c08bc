using Akin.Intake.Lists;

namespace Akin.Intake;

/// <summary>One place that pictures come from: a folder with all that is in it, an archive, a list, or a
/// picture.</summary>
/// <param name="Root">Full path of the folder, or of the folder that the file is in.</param>
/// <param name="FileName">The file's name; <see langword="null"/> for a folder.</param>
public sealed record PictureSource(string Root, string? FileName)
{
    /// <summary>What it is, by the ending of its name.</summary>
    public SourceKind Kind => FileName is null ? SourceKind.Folder
        : Path.GetExtension(FileName).ToUpperInvariant() switch
        {
            ".ZIP" => SourceKind.Archive,
            ".CSV" or ".TSV" or ".XLSX" or ".TXT" => SourceKind.List,
            _ => SourceKind.File,
        };

    /// <summary>Full path of what was named.</summary>
    public string FullPath => FileName is null ? Root : Path.Join(Root, FileName);

    /// <summary>
    /// The last part of its path: a folder's or a file's own name; the path itself for the root of a disk.
    /// </summary>
    public string Name => Path.GetFileName(FullPath) is { Length: > 0 } name ? name : FullPath;

    /// <summary>
    /// Where something of this source is: a full path; for what is in an archive that of the archive, and the path in
    /// it; the address that a list has.
    /// </summary>
    /// <param name="relativePath">The path that the walk gave it.</param>
    public string LocationOf(string relativePath) => Kind switch
    {
        SourceKind.Archive => relativePath.Length == 0 ? FullPath : Path.Join(FullPath, relativePath),
        SourceKind.List => ListPlace.TextOf(relativePath) switch
        {
            "" => FullPath,
            var text when ListPlace.SchemeOf(text) is not null => text,
            var text => ListPlace.Resolve(Root, text),
        },
        _ => Path.Join(Root, relativePath),
    };

    /// <summary>
    /// The place of something of this source in a tree of copies, with <c>/</c>: its path in the source; for an address
    /// its host and path, for a path that leads elsewhere all of it.
    /// </summary>
    /// <param name="relativePath">The path that the walk gave it.</param>
    public string PlaceInTree(string relativePath) =>
        Kind == SourceKind.List ? ListPlace.InTree(Root, ListPlace.TextOf(relativePath)) : relativePath;

    /// <summary>Why sources cannot be read: the first that is not there, in a sentence; none when all are.</summary>
    public static string? WhyGone(IEnumerable<PictureSource> sources) =>
        sources.FirstOrDefault(source => !Path.Exists(source.FullPath)) is { } gone
            ? $"The source {gone.FullPath} is not there; name it where it is now." : null;

    /// <summary>Takes a path as a person gives it.</summary>
    /// <param name="path">A folder or a file; relative to the current folder.</param>
    /// <exception cref="ArgumentException">There is nothing at that path.</exception>
    public static PictureSource Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(full))
        {
            return new(full, null);
        }

        return File.Exists(full)
            ? new(Path.GetDirectoryName(full)!, Path.GetFileName(full))
            : throw new ArgumentException($"There is no folder or file '{path}'.", nameof(path));
    }
}
