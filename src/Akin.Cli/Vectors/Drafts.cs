using System.Diagnostics;
using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Native.Files;

namespace Akin.Cli.Vectors;

/// <summary>
/// Names of what is being written, <c>NAME.draft-PROCESS</c> beside its place. A process that is killed leaves its
/// draft behind; the next one to write that name removes it.
/// </summary>
internal static class Drafts
{
    private const string Mark = ".draft-";

    /// <summary>The draft of a file or folder in this process; those of processes that are gone are removed.</summary>
    /// <param name="path">Where it is to be in the end, absolute, without a separator at its end.</param>
    public static string NameFor(string path)
    {
        var draft = path + Mark + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        if (Path.GetDirectoryName(path) is not { } folder || !Directory.Exists(folder))
        {
            return draft;
        }

        var start = Path.GetFileName(path) + Mark;
        try
        {
            foreach (var left in Directory.EnumerateFileSystemEntries(folder, "*" + Mark + "*").ToArray())
            {
                var name = Path.GetFileName(left);
                if (name.StartsWith(start, StringComparison.Ordinal) && IsOfNobody(name[start.Length..]))
                {
                    Remove(left);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whether the folder can be written is told by the draft that is made now.
        }

        return draft;
    }

    /// <summary>Refuses, before anything is computed, a place at which nothing can be made.</summary>
    /// <param name="option">The option that names it, for messages.</param>
    /// <param name="path">What is to be made, absolute.</param>
    /// <param name="folder">The folder that it is made in, absolute; it and those above it need not be there.</param>
    public static void Require(string option, string path, string? folder)
    {
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = File.Exists(folder)
                ? throw new UsageException($"{option} {path} cannot be made: {folder} is a file, not a folder.")
                : Path.GetDirectoryName(folder);
        }

        // Of a name that nobody has: nothing is removed for it.
        var draft = Path.Join(folder, $".akin{Mark}{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(draft);
            Directory.Delete(draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"{option} {path} cannot be made: {Reason(e, draft, folder!)}; give another place.");
        }
    }

    /// <summary>Why a draft cannot be written, in words of the place that the person named.</summary>
    /// <param name="fault">What the system said of the draft.</param>
    /// <param name="draft">The draft's path.</param>
    /// <param name="place">What the person named, or the nearest folder of it that is there.</param>
    public static string Reason(Exception fault, string draft, string place) => fault switch
    {
        UnauthorizedAccessException => $"you may not write in {place}",
        DirectoryNotFoundException or FileNotFoundException => $"nothing can be made in {place}",
        _ when DiskFull.Is(fault) => $"the disk of {place} is full",
        _ => fault.Message.Replace(draft, place, StringComparison.Ordinal).TrimEnd('.'),
    };

    /// <summary>Whether no other process of this number is there: what bears this one's is of an earlier one.</summary>
    private static bool IsOfNobody(string number)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        if (id == Environment.ProcessId)
        {
            return true;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static void Remove(string left)
    {
        if (Directory.Exists(left) && new FileInfo(left).LinkTarget is null)
        {
            Directory.Delete(left, recursive: true);
        }
        else
        {
            File.Delete(left);
        }
    }
}
