using Akin.Intake.Text;

namespace Akin.Intake.Lists;

/// <summary>
/// Finds the column of a table that names the pictures, and whether its first record names the columns.
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

    /// <summary>Which column, from 0, and whether the first record is a header.</summary>
    /// <param name="path">The list, for messages.</param>
    /// <param name="records">The first records.</param>
    /// <param name="wanted">The name that the person gives, or the column's number from 1; none to find it.</param>
    /// <exception cref="TableException">There is no such column.</exception>
    public static (int Column, bool HasHeader) Find(string path, IReadOnlyList<string[]> records, string? wanted)
    {
        var header = records[0];
        var hasHeader = !Array.Exists(header, IsPlace);
        if (wanted is not null)
        {
            return (Named(path, header, hasHeader, wanted), hasHeader);
        }

        var body = records.Skip(hasHeader ? 1 : 0).ToArray();
        var counts = Enumerable.Range(0, records.Max(record => record.Length))
            .Select(column => body.Count(record => column < record.Length && IsPlace(record[column]))).ToArray();
        if (hasHeader)
        {
            var candidates = Enumerable.Range(0, header.Length)
                .Where(column => Rank(header[column]) < int.MaxValue)
                .OrderByDescending(column => body.Length == 0 || counts[column] > 0)
                .ThenBy(column => Rank(header[column])).ToArray();
            if (candidates is [var first, ..])
            {
                return (first, true);
            }
        }

        var best = Array.IndexOf(counts, counts.Max());
        return counts[best] > 0 || (counts.Length == 1 && body.Length > 0)
            ? (best, hasHeader)
            : throw new TableException(
                $"{path} has no column of addresses or paths that could be told; its columns are {Listed(header)}. "
                + "Name one with --column NAME.");
    }

    /// <summary>Whether a value looks like a picture's address or path.</summary>
    public static bool IsPlace(string value) => ListPlace.SchemeOf(value) is not null
        || Array.Exists(Endings, ending => value.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The names of columns for a message.</summary>
    public static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private static int Named(string path, string[] header, bool hasHeader, string wanted)
    {
        var at = hasHeader
            ? Array.FindIndex(header, name => name.Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase))
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
