using System.Globalization;

namespace Akin.Duplicates.Applying;

/// <summary>Paths at which there is nothing yet.</summary>
internal static class FreePath
{
    /// <summary>The path itself, or the same with a number: <c>a (2).jpg</c>.</summary>
    public static string Near(string path)
    {
        var free = path;
        for (var n = 2; Path.Exists(free); n++)
        {
            free = Path.Join(
                Path.GetDirectoryName(path),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Path.GetFileNameWithoutExtension(path)} ({n}){Path.GetExtension(path)}"));
        }

        return free;
    }
}
