using Akin.Intake;

namespace Akin.Workspace;

/// <summary>
/// Where the workspace of some sources is: beside the first of them, or where the person says; never inside one.
/// </summary>
public static class WorkspaceLocation
{
    internal const string CatalogueFile = "catalogue.sqlite";
    private const string Extension = ".akin";

    /// <summary>The folder for these sources.</summary>
    /// <param name="sources">At least one.</param>
    /// <param name="wanted">
    /// The folder that the person names; <see langword="null"/> for <c>NAME.akin</c> beside the first source.
    /// </param>
    /// <exception cref="ArgumentException">
    /// It would lie inside a source, or the first source has no place beside it.
    /// </exception>
    public static string For(IReadOnlyList<PictureSource> sources, string? wanted = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sources.Count);
        var folder = wanted is null ? Beside(sources[0]) : Path.TrimEndingDirectorySeparator(Path.GetFullPath(wanted));
        var real = RealPath.OfPlanned(folder);
        foreach (var source in sources)
        {
            if (source.FileName is null && RealPath.IsWithin(real, RealPath.OfPlanned(source.Root)))
            {
                throw new ArgumentException(
                    $"The workspace {folder} would lie inside the source {source.Root};"
                    + " give a place outside with --workspace DIR.",
                    nameof(wanted));
            }
        }

        return folder;
    }

    /// <summary>Whether a workspace is there.</summary>
    public static bool Has(string folder) => File.Exists(Path.Join(folder, CatalogueFile));

    /// <summary>
    /// Why no workspace can be made in a folder: it is a file, or holds other things; <see langword="null"/> where one
    /// is, or can be.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be looked into.</exception>
    public static string? WhyNot(string folder) =>
        File.Exists(folder) ? $"{folder} is a file, not a folder; give another --workspace, new or empty."
        : Directory.Exists(folder) && !Has(folder) && Directory.EnumerateFileSystemEntries(folder)
            .Any(entry => Path.GetFileName(entry) != WorkspaceLock.FileName)
            ? $"{folder} is no workspace and not empty; give another --workspace, new or empty."
            : null;

    /// <summary>The workspace beside a source, where there is one; <see langword="null"/> elsewhere.</summary>
    public static string? BesideOf(string source) =>
        Path.TrimEndingDirectorySeparator(source) + Extension is var beside && Has(beside) ? beside : null;

    /// <summary>The only workspace in a folder, for commands that name no source.</summary>
    /// <exception cref="WorkspaceException">There is none, or there are several.</exception>
    public static string OnlyIn(string folder)
    {
        var found = Directory.EnumerateDirectories(folder, "*" + Extension)
            .Where(Has)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return found switch
        {
            [var only] => Path.GetFullPath(only),
            [] => throw new WorkspaceException(
                $"There is no workspace (*{Extension}) in {Path.GetFullPath(folder)};"
                + " name a source, or give --workspace DIR."),
            _ => throw new WorkspaceException(
                $"There are {found.Length} workspaces in {Path.GetFullPath(folder)}"
                + $" ({string.Join(", ", found.Select(Path.GetFileName))}); give one with --workspace DIR."),
        };
    }

    private static string Beside(PictureSource source)
    {
        var parent = Path.GetDirectoryName(source.FullPath);
        return parent is not null
            ? Path.Join(parent, source.Name + Extension)
            : throw new ArgumentException(
                $"There is no place beside {source.FullPath}; give one with --workspace DIR.", nameof(source));
    }
}
