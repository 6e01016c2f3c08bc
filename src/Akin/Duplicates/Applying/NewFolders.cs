namespace Akin.Duplicates.Applying;

/// <summary>Folders that are made for files that are moved, and go again with them.</summary>
internal static class NewFolders
{
    /// <summary>The topmost folder that has to be made for a place; none when all are there.</summary>
    public static string? For(string place)
    {
        string? first = null;
        for (var folder = Path.GetDirectoryName(place); folder is not null && !Path.Exists(folder);
            folder = Path.GetDirectoryName(folder))
        {
            first = folder;
        }

        return first;
    }

    /// <summary>
    /// Removes those that were made for files that are back, or never went, and hold nothing now: from the inside out.
    /// </summary>
    public static void RemoveEmpty(IEnumerable<JournalEntry> back)
    {
        foreach (var entry in back.Where(entry => entry.NewFolder is not null).OrderByDescending(entry => entry.Number))
        {
            for (var folder = Path.GetDirectoryName(entry.Target!)!; folder.Length >= entry.NewFolder!.Length;
                folder = Path.GetDirectoryName(folder)!)
            {
                if (!Remove(folder))
                {
                    break;
                }
            }
        }
    }

    /// <summary>Removes a folder; false where it is not empty, or may not be removed.</summary>
    private static bool Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: false);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // An empty folder that stays does no harm: the files are back.
            return false;
        }
    }
}
