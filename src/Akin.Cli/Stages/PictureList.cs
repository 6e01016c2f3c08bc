using Akin.Cli.Parsing;
using Akin.Intake.Lists;

namespace Akin.Cli.Stages;

/// <summary>A list of pictures or rows that a person wrote, or that a table of another verb is.</summary>
/// <param name="Path">The file.</param>
/// <param name="Entries">What it says, and on which line.</param>
internal sealed record PictureList(string Path, IReadOnlyList<(string Text, int Line)> Entries)
{
    private static readonly string[] Columns = ["path", "source", "row"];

    /// <summary>
    /// Reads one as a list that is a source is read; a column path, source or row goes before others.
    /// </summary>
    public static PictureList Read(string path)
    {
        try
        {
            using (File.OpenRead(path))
            {
                return new(path, ListedNames.Read(path, Columns));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>What each entry means; what means nothing is refused in one line.</summary>
    /// <param name="find">The row of an entry, or why there is none.</param>
    public int[] Rows(Func<string, (int Row, string? Fault)> find)
    {
        var rows = new int[Entries.Count];
        var seen = new HashSet<int>();
        for (var i = 0; i < rows.Length; i++)
        {
            // Names may end with spaces; spaces around a name in a table mostly are no part of it.
            var text = Entries[i].Text;
            var (row, fault) = find(text);
            if (fault is not null && text.Trim() is var plain && plain != text)
            {
                (text, (row, fault)) = (plain, find(plain));
            }

            fault ??= seen.Add(row) ? null : "is there twice";
            if (fault is not null)
            {
                throw new UsageException($"{Path}, line {Entries[i].Line}: '{text}' {fault}.");
            }

            rows[i] = row;
        }

        return rows;
    }
}
