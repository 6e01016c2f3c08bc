using Akin.Intake.Lists;

namespace Akin.Intake;

/// <summary>
/// Lists every file below the sources, each once and in one order on every machine: sources as given, then relative
/// paths in ordinal order. No file is opened. Links to files are followed; links to folders are followed once each, by
/// real path and after all real folders, so that circles end and a folder's own name wins. What is left out is listed
/// with its reason. Rows of a list keep their order.
/// </summary>
public sealed class SourceWalk
{
    private readonly IReadOnlyList<PictureSource> _sources;
    private readonly SourceLists _lists;
    private readonly SourceReader _reader;
    private readonly IReadOnlyList<string> _names;
    private readonly FoundFiles _found = new();
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _singles = new(StringComparer.Ordinal);
    private readonly Queue<Folder> _links = new();

    private SourceWalk(IReadOnlyList<PictureSource> sources, SourceLists lists, SourceReader reader)
    {
        (_sources, _lists, _reader) = (sources, lists, reader);
        _names = CollectionNames.Of(sources);
    }

    /// <summary>Walks all sources. O(files × log files).</summary>
    /// <param name="sources">Folders and single files; a folder within several of them is listed for the first.</param>
    /// <param name="cancellation">Checked at each folder.</param>
    public static IReadOnlyList<SourceFile> List(
        IReadOnlyList<PictureSource> sources, CancellationToken cancellation = default)
    {
        using var reader = new SourceReader("");
        var lists = SourceLists.Open(sources, [.. sources.Select(_ => new SourceChoice())]);
        return List(sources, lists, reader, cancellation);
    }

    /// <summary>Walks all sources; the archives among them stay open in the reader.</summary>
    internal static IReadOnlyList<SourceFile> List(
        IReadOnlyList<PictureSource> sources, SourceLists lists, SourceReader reader, CancellationToken cancellation)
    {
        var walk = new SourceWalk(sources, lists, reader);
        walk.VisitSources(cancellation);
        walk._found.Sort(source => lists[source] is not null);
        return walk._found;
    }

    private void VisitSources(CancellationToken cancellation)
    {
        // Lists and archives are read as what they are wherever they lie: also in a folder that is named before them.
        var isNamedTwice = _sources
            .Select(source => source.Kind is SourceKind.List or SourceKind.Archive && !_singles.Add(RealOf(source)))
            .ToArray();
        for (var source = 0; source < _sources.Count; source++)
        {
            var root = _sources[source].Root;
            if (_sources[source].FileName is { } name)
            {
                VisitSingle(source, name, isNamedTwice[source], cancellation);
            }
            else
            {
                VisitTree(new(source, root, "", RealPath.Of(root) ?? root), cancellation);
            }
        }

        while (_links.TryDequeue(out var link))
        {
            VisitTree(link, cancellation);
        }
    }

    private void VisitSingle(int source, string name, bool isNamedTwice, CancellationToken cancellation)
    {
        var (path, real, kind) = (_sources[source].FullPath, RealOf(_sources[source]), _sources[source].Kind);
        if (isNamedTwice
            || (kind == SourceKind.File && (_folders.Contains(Path.GetDirectoryName(real)!) || !_singles.Add(real))))
        {
            LeaveOut(source, name, PictureState.Skipped, "file that is indexed already in another source");
        }
        else if (kind == SourceKind.Archive)
        {
            VisitArchive(source, path);
        }
        else if (_lists[source] is { } list)
        {
            VisitList(source, list, cancellation);
        }
        else
        {
            AddFile(source, name, real);
        }
    }

    private static string RealOf(PictureSource source) => RealPath.Of(source.FullPath) ?? source.FullPath;

    private void VisitList(int source, PictureList list, CancellationToken cancellation)
    {
        var inputs = new ListInputs(
            _sources[source], list, _lists.CollectionColumn(source), _reader, _lists.MaxAddress(source));
        Add(source, inputs.Read(), cancellation);
        if (list.Fault is { } fault)
        {
            LeaveOut(source, "", fault.State, fault.Message);
        }
    }

    private void VisitArchive(int source, string path)
    {
        try
        {
            var archive = _reader.Archive(path);
            Add(source, archive.Inputs, CancellationToken.None);
            if (archive.Fault is { } fault)
            {
                LeaveOut(source, "", PictureState.Unreadable, fault);
            }
        }
        catch (Exception error) when (PictureFaultException.Of(error) is { } fault)
        {
            LeaveOut(source, "", fault.State, fault.Reason);
        }
    }

    private void VisitTree(Folder top, CancellationToken cancellation)
    {
        var open = new Stack<Folder>();
        open.Push(top);
        while (open.TryPop(out var folder))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!_folders.Add(folder.Real))
            {
                LeaveOut(folder, "", PictureState.Skipped, "folder that is indexed already under another name");
                continue;
            }

            VisitFolder(folder, open);
        }
    }

    private void VisitFolder(Folder folder, Stack<Folder> open)
    {
        try
        {
            var lastName = "";
            var same = 1;
            foreach (var entry in FolderEntry.List(folder.Path))
            {
                // Names that are not UTF-8 can become equal on the way; each still needs a line of its own.
                same = entry.Name == lastName ? same + 1 : 1;
                lastName = entry.Name;
                VisitEntry(folder, entry, same == 1 ? entry.Name : $"{entry.Name} ({same})", open);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            LeaveOut(folder, "", PictureState.Unreachable, $"folder that cannot be listed: {Plain(error)}");
        }
    }

    private void VisitEntry(Folder folder, FolderEntry entry, string name, Stack<Folder> open)
    {
        var path = Path.Join(folder.Path, entry.Name);
        if (entry.IsHidden && entry.IsFolder)
        {
            LeaveOut(folder, name + '/', PictureState.Skipped, "hidden folder");
        }
        else if (entry.IsHidden)
        {
            LeaveOut(folder, name, PictureState.Skipped, "hidden file");
        }
        else if (entry.IsLink)
        {
            VisitLink(folder, name, path);
        }
        else if (entry.IsFolder && IsWorkspace(path))
        {
            LeaveOut(folder, name + '/', PictureState.Skipped, "workspace of Akin");
        }
        else if (entry.IsFolder)
        {
            open.Push(new(folder.Source, path, $"{folder.Relative}{name}/", Path.Join(folder.Real, entry.Name)));
        }
        else if (_singles.Count > 0 && _singles.Contains(Path.Join(folder.Real, entry.Name)))
        {
            LeaveOut(folder, name, PictureState.Skipped, "file that is indexed already in another source");
        }
        else if (name.Contains('\uFFFD', StringComparison.Ordinal) && !File.Exists(path))
        {
            LeaveOut(folder, name, PictureState.Unreachable, "file whose name is not valid UTF-8; rename it");
        }
        else
        {
            Add(folder.Source, folder.Relative + name, entry.Size, entry.Modified, PictureState.Pending, "");
        }
    }

    private void VisitLink(Folder folder, string name, string path)
    {
        if (RealPath.Of(path) is not { } real)
        {
            LeaveOut(folder, name, PictureState.Unreachable, "link that leads nowhere");
        }
        else if (Directory.Exists(real))
        {
            _links.Enqueue(new(folder.Source, path, $"{folder.Relative}{name}/", real));
        }
        else
        {
            AddFile(folder.Source, folder.Relative + name, real);
        }
    }

    private void AddFile(int source, string relative, string real)
    {
        var info = new FileInfo(real);
        if (info.Exists)
        {
            Add(source, relative, info.Length, info.LastWriteTimeUtc.Ticks, PictureState.Pending, "");
        }
        else
        {
            LeaveOut(source, relative, PictureState.Unreachable, "file that vanished while its folder was listed");
        }
    }

    private void LeaveOut(Folder folder, string name, PictureState state, string reason) =>
        LeaveOut(folder.Source, folder.Relative + name, state, reason);

    private void LeaveOut(int source, string relative, PictureState state, string reason) =>
        Add(source, relative, 0, 0, state, reason);

    private void Add(int source, string relative, long size, long modified, PictureState state, string reason) =>
        _found.Add(new(source, relative, Collection(source, relative), size, modified, state, reason));

    private void Add(int source, IEnumerable<SourceEntry> entries, CancellationToken cancellation)
    {
        foreach (var entry in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            var byRow = _lists.IsByColumn(source) || _sources.Count == 1 ? entry.Collection : null;
            _found.Add(new(
                source, entry.Path, byRow ?? Collection(source, entry.Path), entry.Size, entry.Modified, entry.State,
                entry.Reason)
            {
                IsAddress = entry.IsAddress,
            });
        }
    }

    private string Collection(int source, string relative)
    {
        if (_lists.IsByColumn(source))
        {
            return "";
        }

        if (_sources.Count > 1)
        {
            return _names[source];
        }

        var slash = relative.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : relative[..slash];
    }

    private static bool IsWorkspace(string path) =>
        path.EndsWith(".akin", StringComparison.Ordinal) && File.Exists(Path.Join(path, "catalogue.sqlite"));

    private static string Plain(Exception error) => error switch
    {
        UnauthorizedAccessException => "permission denied",
        PathTooLongException => "its path is too long",
        _ => error.Message,
    };

    private readonly record struct Folder(int Source, string Path, string Relative, string Real);
}
