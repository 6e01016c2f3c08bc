using System.Text;
using Akin.Intake.Downloads;

namespace Akin.Sampling.Copying;

/// <summary>
/// Where each of some files goes in another tree, found out before anything is written. No two files get one place,
/// not even places that differ by case alone, which many file systems take for one; a place where other bytes stand is
/// left alone. Who comes second is numbered: <c>rose (2).jpg</c>. The same files in
/// the same order get the same places again, whatever part of them is there already. Reads files only where one of the
/// same size is in the way.
/// </summary>
/// <param name="Folder">The new tree, full path.</param>
/// <param name="Link">Copies or links.</param>
/// <param name="Steps">One for each file, in their order.</param>
public sealed record CopyPlan(string Folder, CopyLink Link, IReadOnlyList<CopyStep> Steps)
{
    private const int Block = 4096;

    // A file system keeps a link to a short path with its name.
    private const int ShortPath = 59;

    /// <summary>Bytes that the copies will take on the disk, in whole blocks; 0 for links.</summary>
    public long Bytes => Link == CopyLink.None ? Copied.Sum(step => OnDisk(step.Item.Size)) : 0;

    /// <summary>Bytes of other files that will stand in the tree besides, in whole blocks. Default: 0.</summary>
    public long BytesBeside { get; init; }

    /// <summary>
    /// Bytes that the disk must have free: the copies, the files besides, and at most a block for each new folder and
    /// for each link to a long path, which some file systems store so.
    /// </summary>
    public long NeededBytes => Bytes + BytesBeside + (Block * (NewFolders() + LongLinks()));

    /// <summary>Bytes that are free where the tree will stand; none where the system does not tell.</summary>
    public long? FreeBytes => Free(ExistingPart(Folder));

    /// <summary>Asks for the bytes that are free on the disk of a folder.</summary>
    internal Func<string, long?> Free { get; init; } = FreeSpace.In;

    private IEnumerable<CopyStep> Copied => Steps.Where(step => step.State == CopyState.Copied);

    /// <summary>Bytes that a file of a size takes on a disk, in whole blocks.</summary>
    /// <param name="size">Its size in bytes.</param>
    public static long OnDisk(long size) => (size + Block - 1) / Block * Block;

    /// <summary>Makes a plan.</summary>
    /// <param name="items">The files; whoever comes first gets its own name.</param>
    /// <param name="folder">The new tree; it need not be there.</param>
    /// <param name="link">Copies or links.</param>
    /// <param name="reserved">Names at the top of the tree that are for others.</param>
    /// <param name="cancellation">Stops between files.</param>
    public static CopyPlan Make(
        IEnumerable<CopyItem> items, string folder, CopyLink link, IEnumerable<string> reserved,
        CancellationToken cancellation = default)
    {
        var names = new TreeNames(folder, reserved);
        var steps = new List<CopyStep>();
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            steps.Add(Fault(item) is { } fault ? new(item, "", CopyState.Failed, fault) : Place(item, names, link));
        }

        return new CopyPlan(folder, link, steps);
    }

    private static CopyStep Place(CopyItem item, TreeNames names, CopyLink link)
    {
        foreach (var path in names.Free(item.Relative))
        {
            var there = new FileInfo(path);
            var isLink = there.LinkTarget is not null;
            if (!isLink && !Path.Exists(path))
            {
                names.Claim(path);
                return new(item, path, CopyState.Copied);
            }

            var same = isLink
                ? link == CopyLink.Symbolic && there.LinkTarget == item.Content.OwnPath
                : there.Exists && SameBytes.Are(item.Content, path);
            if (same)
            {
                names.Claim(path);
                return new(item, path, CopyState.Kept);
            }
        }

        throw new System.Diagnostics.UnreachableException("Bug in Akin: names ran out.");
    }

    private long LongLinks() => Link != CopyLink.Symbolic ? 0
        : Copied.Count(step => Encoding.UTF8.GetByteCount(step.Item.Content.OwnPath ?? "") > ShortPath);

    /// <summary>The folders that are still to be made, with the one for what is not whole.</summary>
    private long NewFolders()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in Copied.Select(step => Path.GetDirectoryName(step.Destination)).Prepend(Folder).Distinct())
        {
            for (var folder = start; folder is not null && !known.Contains(folder) && !Directory.Exists(folder);)
            {
                known.Add(folder);
                folder = Path.GetDirectoryName(folder);
            }
        }

        return known.Count + 1;
    }

    private static string? Fault(CopyItem item)
    {
        return item.Content.Is(item.Size, item.Modified) ? null
            : item.Content.Changed is not null ? "it has changed since it was indexed"
            : item.Content.OwnPath is { } path && new FileInfo(path).LinkTarget is not null
            ? "it is a link that leads nowhere" : "it is gone";
    }

    private static string ExistingPart(string path)
    {
        while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } parent)
        {
            path = parent;
        }

        return path;
    }
}
