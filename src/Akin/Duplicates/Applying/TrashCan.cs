using System.Globalization;
using Akin.Native.Files;

namespace Akin.Duplicates.Applying;

/// <summary>
/// The trash of the desktop (freedesktop.org trash specification 1.0): the user's own for files on the same file
/// system, that at the top of another file system for files there. Where there is none, a folder of Akin's.
/// </summary>
/// <param name="otherwise">The folder for files that no trash can take.</param>
/// <param name="dataFolder">The folder that holds the user's trash; none for the usual one.</param>
/// <param name="time">Says when a file is thrown away.</param>
internal sealed class TrashCan(string otherwise, string? dataFolder, TimeProvider time)
{
    private readonly Dictionary<ulong, (string Folder, string? Top)?> _cans = [];

    /// <summary>A free place for a file, and the note that belongs beside it; none outside a desktop's trash.</summary>
    public (string Target, string? Info, string InfoText) PlaceFor(string path)
    {
        var can = CanFor(path);
        var folder = can is { } found ? Path.Join(found.Folder, "files") : otherwise;
        var (stem, ending) = (Path.GetFileNameWithoutExtension(path), Path.GetExtension(path));
        for (var n = 1; ; n++)
        {
            var name = n == 1 ? stem + ending : string.Create(CultureInfo.InvariantCulture, $"{stem}.{n}{ending}");
            var target = Path.Join(folder, name);
            var info = can is { } inside ? Path.Join(inside.Folder, "info", name + ".trashinfo") : null;
            if (!Path.Exists(target) && FileStatus.Of(target) is null && !File.Exists(info))
            {
                var written = can?.Top is { } top ? Path.GetRelativePath(top, path) : path;
                return (target, info, TrashNote.Text(written, time.GetLocalNow()));
            }
        }
    }

    private (string Folder, string? Top)? CanFor(string path)
    {
        if (FileStatus.Of(path) is not { } file)
        {
            return null;
        }

        if (!_cans.TryGetValue(file.Device, out var can))
        {
            _cans[file.Device] = can = Find(path, file.Device);
        }

        return can;
    }

    private (string Folder, string? Top)? Find(string path, ulong device)
    {
        var data = dataFolder ?? (Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } set ? set
            : Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share"));
        var home = Path.Join(data, "Trash");
        if (Path.IsPathFullyQualified(home) && DeviceOf(home) == device)
        {
            return IsUsable(home) ? (home, null) : null;
        }

        var top = Path.GetDirectoryName(path)!;
        while (Path.GetDirectoryName(top) is { } parent && FileStatus.Of(parent)?.Device == device)
        {
            top = parent;
        }

        var own = Path.Join(top, $".Trash-{SystemUser.Number}");
        return IsUsable(own) ? (own, top) : null;
    }

    /// <summary>The file system of a folder, or of the nearest one above it that is there.</summary>
    private static ulong? DeviceOf(string folder)
    {
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        return FileStatus.Of(folder)?.Device;
    }

    private static bool IsUsable(string folder)
    {
        try
        {
            Directory.CreateDirectory(Path.Join(folder, "files"));
            Directory.CreateDirectory(Path.Join(folder, "info"));
            return new DirectoryInfo(folder).LinkTarget is null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
