using Akin.Intake;

namespace Akin.Workspace;

/// <summary>
/// A folder <c>NAME.akin</c> with all that Akin knows of some pictures; the pictures themselves are never touched.
/// </summary>
public sealed class AkinWorkspace : IDisposable
{
    private readonly WorkspaceLock? _lock;
    private readonly Dictionary<long, Dictionary<long, string>> _left = [];

    private AkinWorkspace(string folder, WorkspaceLock? @lock, Catalogue catalogue)
    {
        Folder = folder;
        _lock = @lock;
        Catalogue = catalogue;
        Reader = new(Path.Join(folder, "downloads"));
    }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Its pictures, shards and runs.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>Whether it was opened for writing.</summary>
    public bool IsForWriting => _lock is not null;

    /// <summary>Opens a workspace, for writing only when no other process does.</summary>
    /// <param name="folder">See <see cref="WorkspaceLocation"/>.</param>
    /// <param name="access">Reading needs a workspace that is there; writing makes one.</param>
    /// <exception cref="WorkspaceException">
    /// There is none, it is in use, it is another program's, or it cannot be written.
    /// </exception>
    public static AkinWorkspace Open(string folder, WorkspaceAccess access)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var file = Path.Join(full, WorkspaceLocation.CatalogueFile);
        if (access == WorkspaceAccess.Read)
        {
            return File.Exists(file)
                ? new(full, null, Catalogue.OpenToRead(file))
                : throw new WorkspaceException($"There is no workspace at {full}; make one with: akin index SOURCE");
        }

        var @lock = Create(full);
        try
        {
            return new(full, @lock, Catalogue.Open(file));
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>What reads its pictures.</summary>
    internal SourceReader Reader { get; }

    /// <summary>Where the pictures of its current sources are.</summary>
    public PicturePlaces Places() => new(Catalogue.Sources.Current(), Reader);

    /// <summary>Where the pictures of all sources are that it was ever made of.</summary>
    internal PicturePlaces PlacesEver() => new(Catalogue.Sources.Known(), Reader);

    /// <summary>Its finished runs.</summary>
    public RunStore Runs => new(this);

    /// <summary>The files of a set of features.</summary>
    public FeatureStore Features(FeatureSet set) => new(this, set);

    /// <summary>
    /// The pictures of a set that the machine could not compute since this was opened, each with the reason: nothing of
    /// them is recorded, so that the next embedding tries again.
    /// </summary>
    internal Dictionary<long, string> LeftOf(long featureSet) =>
        _left.TryGetValue(featureSet, out var left) ? left : _left[featureSet] = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        Reader.Dispose();
        Catalogue.Dispose();
        _lock?.Dispose();
    }

    private static WorkspaceLock Create(string folder)
    {
        try
        {
            if (WorkspaceLocation.WhyNot(folder) is { } fault)
            {
                throw new WorkspaceException(fault);
            }

            Directory.CreateDirectory(folder);
            return new(folder);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException and not WorkspaceException)
        {
            throw new WorkspaceException(
                $"The workspace {folder} cannot be written; "
                + (File.Exists(Path.Join(folder, WorkspaceLocation.CatalogueFile))
                    ? "copy it to a place of your own and name that with --workspace DIR."
                    : "give a place for it with --workspace DIR."),
                error);
        }
    }
}
