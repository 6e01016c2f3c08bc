using System.Globalization;

namespace Akin.Intake.Lists;

/// <summary>What each row of a list is as an input, before anything is fetched or opened.</summary>
/// <param name="source">The list as a source.</param>
/// <param name="list">Its rows.</param>
/// <param name="collectionColumn">The column that the collections are by; none for the folders of paths.</param>
/// <param name="reader">Knows where fetched pictures are.</param>
/// <param name="maxAddress">Characters of the longest address that is fetched; none for no limit.</param>
internal sealed class ListInputs(
    PictureSource source, PictureList list, int? collectionColumn, SourceReader reader, int? maxAddress)
{
    /// <summary>The inputs in the order of the rows.</summary>
    public IEnumerable<SourceEntry> Read() =>
        list.Rows().Select(row => Of(row) with { Collection = CollectionOf(row) });

    private SourceEntry Of(ListRow row)
    {
        if (row.Text.Length == 0)
        {
            return Final(row, PictureState.Unreachable, $"row {Number(row.Line)} names no picture");
        }

        if (row.Time > 1)
        {
            return Final(row, PictureState.DuplicateAddress, $"row {Number(row.Line)} names what an earlier one does");
        }

        if (ListPlace.IsAddress(row.Text))
        {
            if (row.Text.Length > maxAddress)
            {
                return Final(
                    row, PictureState.Skipped,
                    $"address of {Number(row.Text.Length)} characters, more than the {Number(maxAddress.Value)} of "
                    + "--max-address");
            }

            return OnDisk(row, new FileInfo(reader.DownloadOf(row.Text))) with { IsAddress = true };
        }

        if (ListPlace.SchemeOf(row.Text) is { } scheme && !scheme.Equals("file", StringComparison.OrdinalIgnoreCase))
        {
            return scheme.StartsWith("http", StringComparison.OrdinalIgnoreCase)
                ? Final(row, PictureState.Unreachable, "address that makes no sense")
                : Final(row, PictureState.Unsupported, $"address of the kind {scheme}; http and https are fetched");
        }

        var path = ListPlace.Resolve(source.Root, row.Text);
        return RealFile.Of(path) is { } file ? OnDisk(row, file)
            : Directory.Exists(path) ? Final(row, PictureState.Unsupported, "folder; name it as a source")
            : new FileInfo(path).LinkTarget is not null
            ? Final(row, PictureState.Unreachable, "link that leads nowhere")
            : Final(row, PictureState.Unreachable, "there is no such file");
    }

    /// <summary>The value in the column, or the first folder of a path.</summary>
    private string CollectionOf(ListRow row)
    {
        if (collectionColumn is { } column)
        {
            return column < row.Values.Length ? row.Values[column] : "";
        }

        var text = row.Text.Replace('\\', '/');
        return ListPlace.SchemeOf(text) is not null || text.StartsWith('/') || text.StartsWith('.')
            || text.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash)
            ? ""
            : text[..slash];
    }

    private static SourceEntry OnDisk(ListRow row, FileInfo file) => file.Exists
        ? new(row.Path, file.Length, file.LastWriteTimeUtc.Ticks, PictureState.Pending, "")
        : new(row.Path, 0, 0, PictureState.Pending, "");

    private static SourceEntry Final(ListRow row, PictureState state, string reason) =>
        new(row.Path, 0, 0, state, reason);

    private static string Number(int line) => line.ToString("N0", CultureInfo.InvariantCulture);
}
