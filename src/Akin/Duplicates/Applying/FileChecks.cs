using Akin.Intake;
using Akin.Native.Files;

namespace Akin.Duplicates.Applying;

/// <summary>
/// Whether files are as the plan knew them. A kept file is read once, and again when its time has changed.
/// </summary>
internal sealed class FileChecks
{
    private readonly Dictionary<string, (long Size, DateTime Modified, string Sha256)> _kept = [];

    /// <summary>Why a removal cannot be done; none when it can.</summary>
    public string? Fault(PlannedRemoval removal)
    {
        var file = new FileInfo(removal.Path);
        if (file.LinkTarget is not null)
        {
            return "it is a link now";
        }

        if (!file.Exists)
        {
            return "it is no longer there";
        }

        if (IsOneFile(removal.Path, removal.Kept))
        {
            return "it is the picture that was to stay for it, by another path";
        }

        if (file.Length != removal.Size || Sha256(removal.Path) != removal.Sha256)
        {
            return "it has changed since the plan was made";
        }

        if (!IsKept(removal.Kept, removal.KeptSha256))
        {
            return $"{removal.Kept}, which was to stay for it, is not there as it was";
        }

        return null;
    }

    /// <summary>
    /// Whether two paths lead to one name of a file: once links are followed, or by the system's number of a file that
    /// has but one name. Two names that a file has by a hard link are two.
    /// </summary>
    private static bool IsOneFile(string path, string other) =>
        (RealPath.Of(path) is { } real && RealPath.Names.Equals(real, RealPath.Of(other)))
        || (FileStatus.Of(path) is { Names: 1 } && LinkSteps.IsSameFile(path, other));

    /// <summary>Whether a file has these bytes.</summary>
    public static bool Is(string path, string sha256) =>
        new FileInfo(path) is { Exists: true, LinkTarget: null } && Sha256(path) == sha256;

    private bool IsKept(string path, string sha256)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.LinkTarget is not null)
        {
            return false;
        }

        if (!_kept.TryGetValue(path, out var known) || known.Size != file.Length
            || known.Modified != file.LastWriteTimeUtc)
        {
            _kept[path] = known = (file.Length, file.LastWriteTimeUtc, Sha256(path));
        }

        return known.Sha256 == sha256;
    }

    private static string Sha256(string path) => Fingerprint.OfFile(path).ToString();
}
