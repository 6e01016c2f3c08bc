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

    /// <summary>Bytes that the copies will take on the disk, in whole blocks; 0 for links.</summary>
    public long Bytes => Link == CopyLink.None
        ? Steps.Where(step => step.State == CopyState.Copied).Sum(step => (step.Item.Size + Block - 1) / Block * Block)
        : 0;

    /// <summary>Bytes that are free where the tree will stand.</summary>
    public long FreeBytes => new DriveInfo(ExistingPart(Folder)).AvailableFreeSpace;

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

    private static string? Fault(CopyItem item)
    {
        return item.Content.Changed is null ? "it is gone"
            : item.Content.Is(item.Size, item.Modified) ? null : "it has changed since it was indexed";
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
