using System.Globalization;

namespace Akin.Intake.Lists;

/// <summary>
/// What a line of a list names, as the catalogue keeps it: the text of the line, and for a repetition its number after
/// a separator, so that each line has a path of its own that stays when lines are added before it.
/// </summary>
internal static class ListPlace
{
    private const char Separator = '\u001F';
    private static readonly string[] WebSchemes = ["http://", "https://"];

    /// <summary>The text of a value: without the separator, which is a sign that no name has.</summary>
    public static string Clean(string value) => value.Replace(Separator, '\uFFFD');

    /// <summary>The path of the line that names something for the <paramref name="time"/>th time, from 1.</summary>
    public static string PathOf(string text, int time) => time == 1 && text.Length > 0
        ? text
        : string.Create(CultureInfo.InvariantCulture, $"{text}{Separator}{time}");

    /// <summary>The text of the line of a path.</summary>
    public static string TextOf(string path) =>
        path.LastIndexOf(Separator) is >= 0 and var at ? path[..at] : path;

    /// <summary>Whether a text is an address that can be fetched.</summary>
    public static bool IsAddress(string text) =>
        Array.Exists(WebSchemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0;

    /// <summary>The scheme of an address of any kind; none for a path.</summary>
    public static string? SchemeOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && char.IsAsciiLetter(text[0])
            && text.AsSpan(0, colon).IndexOfAnyExceptInRange('+', 'z') < 0
            && (text.AsSpan(colon).StartsWith("://") || text.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            ? text[..colon]
            : null;
    }

    /// <summary>
    /// The place in a tree of copies of what a line names, with <c>/</c>; it never leads out of the tree.
    /// </summary>
    public static string InTree(string root, string text)
    {
        IEnumerable<string> parts;
        if (IsAddress(text) && Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            parts = [address.Host, .. address.AbsolutePath.Split('/').Select(Uri.UnescapeDataString)];
        }
        else
        {
            var full = Resolve(root, text);
            var relative = Path.GetRelativePath(root, full);
            var isElsewhere = Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal);
            parts = (isElsewhere ? full : relative).Split('/', Path.DirectorySeparatorChar);
        }

        var plain = parts.Select(Plain).Where(part => part.Length > 0 && part.Trim('.').Length > 0).ToArray();
        return plain.Length == 0 ? "picture" : string.Join('/', plain);
    }

    /// <summary>A name that any file system takes.</summary>
    private static string Plain(string name)
    {
        const int Longest = 60;
        var safe = string.Concat(name.Select(sign => sign < ' ' || "/\\:*?\"<>|".Contains(sign) ? '_' : sign));
        if (safe.Length <= Longest)
        {
            return safe;
        }

        var ending = Path.GetExtension(safe) is { Length: <= 6 } own ? own : "";
        return safe[..(Longest - ending.Length)] + ending;
    }

    /// <summary>Full path of a file that a line names, from the folder of the list where it is relative.</summary>
    public static string Resolve(string root, string text)
    {
        if (text.StartsWith("file://", StringComparison.OrdinalIgnoreCase)
            && Uri.TryCreate(text, UriKind.Absolute, out var address))
        {
            return address.LocalPath;
        }

        var path = Path.GetFullPath(text.Replace('\0', '\uFFFD'), root);
        if (Path.DirectorySeparatorChar == '\\' || !text.Contains('\\', StringComparison.Ordinal) || File.Exists(path))
        {
            return path;
        }

        // Written where \ separates folders.
        return Path.GetFullPath(text.Replace('\\', '/'), root);
    }
}
