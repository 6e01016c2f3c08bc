using System.IO.Enumeration;

namespace Akin.Intake;

/// <summary>One name in a folder, with what the system tells of it without opening it.</summary>
internal readonly record struct FolderEntry(
    string Name, bool IsFolder, bool IsLink, bool IsHidden, long Size, long Modified)
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    /// <summary>All entries of one folder in ordinal order of their names, which are made distinct.</summary>
    public static IReadOnlyList<FolderEntry> List(string folder)
    {
        var entries = new FileSystemEnumerable<FolderEntry>(folder, Of, Everything).ToList();
        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return entries;
    }

    private static FolderEntry Of(ref FileSystemEntry entry)
    {
        var attributes = entry.Attributes;
        var isLink = (attributes & FileAttributes.ReparsePoint) != 0;
        var isHidden = (attributes & FileAttributes.Hidden) != 0 || HiddenNames.Contains(entry.FileName);
        var isFile = !isLink && !entry.IsDirectory;
        return new(
            entry.FileName.ToString(),
            entry.IsDirectory,
            isLink,
            isHidden,
            isFile ? entry.Length : 0,
            isFile ? entry.LastWriteTimeUtc.UtcTicks : 0);
    }
}
