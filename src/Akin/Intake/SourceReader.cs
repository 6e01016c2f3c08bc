using Akin.Intake.Archives;
using Akin.Intake.Downloads;
using Akin.Intake.Lists;

namespace Akin.Intake;

/// <summary>
/// Finds the pictures of sources by the paths that the walk gave them; keeps archives open. Safe for use by several
/// threads.
/// </summary>
/// <param name="downloads">The folder of fetched pictures.</param>
internal sealed class SourceReader(string downloads) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ZipArchiveFile> _archives = new(StringComparer.Ordinal);
    private readonly List<ZipArchiveFile> _outdated = [];

    /// <summary>The folder of fetched pictures.</summary>
    public string Downloads => downloads;

    /// <summary>The file that the picture of an address is fetched to.</summary>
    public string DownloadOf(string address) => PictureDownloads.PathOf(downloads, address);

    /// <summary>One picture of a source. Nothing is opened but archives.</summary>
    /// <param name="source">The source.</param>
    /// <param name="relativePath">The path that the walk gave it.</param>
    public PictureContent Find(PictureSource source, string relativePath)
    {
        var location = source.LocationOf(relativePath);
        if (source.Kind != SourceKind.Archive)
        {
            return new FileOnDisk(ListPlace.IsAddress(location) && source.Kind == SourceKind.List
                ? DownloadOf(location)
                : location, location);
        }

        try
        {
            var archive = Archive(source.FullPath);
            return archive.Find(relativePath) is { } member
                ? new ArchivedPicture(archive, member, location)
                : new MissingPicture(location, PictureState.Unreachable, "it is not in the archive any more");
        }
        catch (Exception e) when (PictureFaultException.Of(e) is { } fault)
        {
            return new MissingPicture(location, fault.State, fault.Reason);
        }
    }

    /// <summary>An open archive as it is now; read anew when it has changed.</summary>
    /// <exception cref="IOException">It cannot be read or is none.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public ZipArchiveFile Archive(string path)
    {
        lock (_lock)
        {
            var there = _archives.TryGetValue(path, out var archive);
            if (there && archive!.Modified == File.GetLastWriteTimeUtc(path).Ticks)
            {
                return archive;
            }

            if (there)
            {
                // Somebody may be reading it still.
                _outdated.Add(archive!);
            }

            return _archives[path] = ZipArchiveFile.Open(path);
        }
    }

    public void Dispose()
    {
        foreach (var archive in _archives.Values.Concat(_outdated))
        {
            archive.Dispose();
        }
    }
}
