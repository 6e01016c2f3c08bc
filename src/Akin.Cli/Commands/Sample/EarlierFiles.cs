using Akin.Cli.Parsing;
using Akin.Intake.Text;
using Akin.Sampling.Copying;

namespace Akin.Cli.Commands.Sample;

/// <summary>
/// Copies of earlier samples that a tree still has and the present sample does not: found by the tables of the earlier
/// ones, so nothing that another program put there is among them. They stay; a table names them.
/// </summary>
internal static class EarlierFiles
{
    /// <summary>The table's name.</summary>
    public const string Name = "earlier.csv";

    private const string Column = "destination";

    /// <summary>Their paths, sorted.</summary>
    /// <param name="folder">The tree, with the tables of the earlier sample.</param>
    /// <param name="manifest">The name of the earlier manifest.</param>
    /// <param name="steps">The files of the present sample.</param>
    public static IReadOnlyList<string> Find(string folder, string manifest, IEnumerable<CopyStep> steps)
    {
        var start = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;
        var own = steps.Select(step => step.Destination).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Read(Path.Join(folder, manifest)).Concat(Read(Path.Join(folder, Name)))
                .Where(path => path.StartsWith(start, StringComparison.Ordinal) && !own.Contains(path))
                .Where(path => new FileInfo(path) is var file && (file.Exists || file.LinkTarget is not null))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string> files) =>
        files.Select(file => CsvTable.Quoted(file)).Prepend(Column);

    // A table that is none, or not of Akin's, tells of no file.
    private static List<string> Read(string path)
    {
        var files = new List<string>();
        if (!File.Exists(path))
        {
            return files;
        }

        try
        {
            using var text = new StreamReader(path);
            var records = new CsvRecords(text, path);
            var at = Array.IndexOf(records.Next() ?? [], Column);
            while (at >= 0 && records.Next() is { } record)
            {
                files.AddRange(record.Length > at ? [record[at]] : (string[])[]);
            }
        }
        catch (TableException)
        {
            files.Clear();
        }

        return files;
    }
}
