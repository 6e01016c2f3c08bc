using System.Text.RegularExpressions;

namespace Akin.Duplicates;

/// <summary>
/// Tells names that programs give to copies: <c>x copy.jpg</c>, <c>x-copy2.jpg</c>, <c>Kopie von x.jpg</c>,
/// <c>x (1).jpg</c>, <c>x - 2.jpg</c>, <c>x_edited.jpg</c>, in the languages that file managers speak most.
/// </summary>
internal static partial class CopyNames
{
    /// <summary>How many marks of a copy a file's name has; 0 for one that looks like an original's.</summary>
    public static int MarksIn(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        return Words().Count(stem) + Numbers().Count(stem);
    }

    [GeneratedRegex(
        @"(?<![\p{L}])(?:copy|copies|copie|copia|cópia|kopie|kopia|kopi|duplicate|duplicat|edited|bearbeitet"
        + @"|копия|копія|コピー|副本|拷贝|복사본)(?![\p{L}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    // A number in brackets at the end, or behind a dash with spaces around.
    [GeneratedRegex(@"(?:\s?[(（]\d{1,3}[)）]|\s-\s\d{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
