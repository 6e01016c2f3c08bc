using Akin.Native.Files;

namespace Akin.Duplicates.Applying;

/// <summary>Puts a link in a file's place, in one step: there is never a moment without a file at its path.</summary>
internal static class LinkSteps
{
    private const string Ending = ".akin-link";

    public static void Replace(JournalEntry entry)
    {
        Clear(entry);
        var link = entry.Path + Ending;
        try
        {
            if (entry.Action == RemovalAction.HardLink)
            {
                HardLink.Create(link, entry.Kept);
            }
            else
            {
                File.CreateSymbolicLink(link, entry.Kept);
            }

            File.Move(link, entry.Path, overwrite: true);
        }
        catch
        {
            Clear(entry);
            throw;
        }
    }

    /// <summary>Whether the link is in the file's place.</summary>
    public static bool IsDone(JournalEntry entry) => entry.Action == RemovalAction.HardLink
        ? IsSameFile(entry.Path, entry.Kept)
        : new FileInfo(entry.Path).LinkTarget == entry.Kept;

    /// <summary>Takes away what an interruption left beside the file; what somebody else has there stays.</summary>
    public static void Clear(JournalEntry entry)
    {
        var left = entry.Path + Ending;
        if (IsOurs(left, entry))
        {
            File.Delete(left);
        }
    }

    private static bool IsOurs(string left, JournalEntry entry) => entry.Action == RemovalAction.HardLink
        ? IsSameFile(left, entry.Kept) || (!OperatingSystem.IsLinux() && FileChecks.Is(left, entry.Sha256))
        : new FileInfo(left).LinkTarget == entry.Kept;

    public static bool IsSameFile(string a, string b) =>
        FileStatus.Of(a) is { } first && FileStatus.Of(b) is { } second
        && (first.Device, first.Inode) == (second.Device, second.Inode);
}
