using Akin.Intake.Text;

namespace Akin.Intake.Lists;

/// <summary>
/// Finds the column of a table that names the pictures, and the record that names the columns.
/// </summary>
internal static class AddressColumn
{
    /// <summary>The headers that name such a column, without signs and in lower case, the surest first.</summary>
    private static readonly string[] Names =
    [
        "thumbnail", "thumbnailurl", "thumbnailsrc", "thumb", "imageurl", "imgurl", "pictureurl", "photourl",
        "mediaurl", "displayurl", "url", "image", "img", "picture", "photo", "path", "imagepath", "filepath",
        "file", "filename", "imagefile", "address", "uri", "link", "src", "source", "href", "media",
    ];

    private static readonly string[] Endings =
        [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".avif", ".heic", ".heif", ".svg", ".jxl"];

    /// <summary>Which column, from 0, and which record is the header, from 0; -1 when none is.</summary>
    /// <param name="path">The list, for messages.</param>
    /// <param name="records">The first records.</param>
    /// <param name="wanted">The name that the person gives, or the column's number from 1; none to find it.</param>
    /// <exception cref="TableException">There is no such column.</exception>
    public static (int Column, int HeaderAt) Find(string path, IReadOnlyList<string[]> records, string? wanted)
    {
        var headerAt = HeaderAt(records, wanted);
        var hasHeader = headerAt >= 0;
        var header = records[Math.Max(headerAt, 0)];
        if (wanted is not null)
        {
            return (Named(path, header, hasHeader, wanted), headerAt);
        }

        var body = records.Skip(headerAt + 1).ToArray();
        var counts = Enumerable.Range(0, records.Max(record => record.Length))
            .Select(column => body.Count(record => column < record.Length && IsPlace(record[column]))).ToArray();
        if (hasHeader)
        {
            var candidates = Enumerable.Range(0, header.Length)
                .Where(column => Rank(header[column]) < int.MaxValue)
                .OrderByDescending(column => body.Length == 0 || counts[column] > 0)
                .ThenBy(column => Rank(header[column])).ToArray();
            if (candidates is [var first, ..] && (counts[first] > 0 || counts.Max() == 0))
            {
                return (first, headerAt);
            }
        }

        var best = Array.IndexOf(counts, counts.Max());
        return counts[best] > 0 || (counts.Length == 1 && body.Length > 0)
            ? (best, headerAt)
            : throw new TableException(
                $"{path} has no column of addresses or paths that could be told; its columns are {Listed(header)}. "
                + "Name one with --column NAME.");
    }

    /// <summary>Whether a value looks like a picture's address or path.</summary>
    public static bool IsPlace(string value) => ListPlace.SchemeOf(value) is not null
        || Array.Exists(Endings, ending => value.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a value is a usual header of such a column.</summary>
    public static bool IsName(string value) => Rank(value) < int.MaxValue;

    /// <summary>The names of columns for a message.</summary>
    public static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    /// <summary>
    /// The first record that can be a header: none when the very first names a picture; a title of one value above it
    /// is none, unless it is a name that is looked for.
    /// </summary>
    private static int HeaderAt(IReadOnlyList<string[]> records, string? wanted)
    {
        if (Array.Exists(records[0], IsPlace))
        {
            return -1;
        }

        for (var at = 0; at < records.Count && !Array.Exists(records[at], IsPlace); at++)
        {
            if (records[at].Count(value => value.Length > 0) > 1
                || Array.Exists(records[at], value => Rank(value) < int.MaxValue || IsNamed(value, wanted)))
            {
                return at;
            }
        }

        return 0;
    }

    private static bool IsNamed(string name, string? wanted) =>
        wanted is not null && name.Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase);

    private static int Named(string path, string[] header, bool hasHeader, string wanted)
    {
        var at = hasHeader
            ? Array.FindIndex(header, name => IsNamed(name, wanted))
            : -1;
        if (at < 0 && int.TryParse(wanted, out var number) && number >= 1 && number <= header.Length)
        {
            at = number - 1;
        }

        return at >= 0 ? at : throw new TableException(hasHeader
            ? $"{path} has no column '{wanted}'; its columns are {Listed(header)}."
            : $"{path} has no header; give --column a number from 1 to {header.Length}.");
    }

    private static int Rank(string name)
    {
        var plain = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return Array.IndexOf(Names, plain) is >= 0 and var rank ? rank : int.MaxValue;
    }
}
