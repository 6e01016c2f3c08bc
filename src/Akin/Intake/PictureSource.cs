namespace Akin.Intake;

/// <summary>One place that pictures come from: a folder with all that is in it, an archive, or a single file.</summary>
/// <param name="Root">Full path of the folder, or of the folder that the file is in.</param>
/// <param name="FileName">The file's name; <see langword="null"/> for a folder.</param>
public sealed record PictureSource(string Root, string? FileName)
{
    /// <summary>What it is, by the ending of its name.</summary>
    public SourceKind Kind => FileName is null ? SourceKind.Folder
        : FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? SourceKind.Archive
        : SourceKind.File;

    /// <summary>Full path of what was named.</summary>
    public string FullPath => FileName is null ? Root : Path.Join(Root, FileName);

    /// <summary>
    /// The last part of its path: a folder's or a file's own name; the path itself for the root of a disk.
    /// </summary>
    public string Name => Path.GetFileName(FullPath) is { Length: > 0 } name ? name : FullPath;

    /// <summary>
    /// Where something of this source is: a full path; for what is in an archive that of the archive, and the path in
    /// it.
    /// </summary>
    /// <param name="relativePath">The path that the walk gave it.</param>
    public string LocationOf(string relativePath) => Kind == SourceKind.Archive
        ? relativePath.Length == 0 ? FullPath : Path.Join(FullPath, relativePath)
        : Path.Join(Root, relativePath);

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
