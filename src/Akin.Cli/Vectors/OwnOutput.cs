using Akin.Imaging.Writing;

namespace Akin.Cli.Vectors;

/// <summary>
/// What an earlier call wrote under the names that the next one writes: it is replaced. What is of no such call is the
/// user's, and is never written over.
/// </summary>
/// <param name="Kind">What calls of this kind write, for messages: of no KIND.</param>
/// <param name="Names">The names that they write in a folder.</param>
/// <param name="Table">A table that every one of them writes first.</param>
/// <param name="Head">The first line of that table.</param>
internal sealed record OwnOutput(string Kind, IReadOnlyList<string> Names, string Table, string Head)
{
    /// <summary>Why the files cannot go into a folder; none when they can.</summary>
    public string? WhyNot(string folder) => WhyNot(folder, Names);

    /// <summary>Why files of some names cannot go into a folder; none when they can.</summary>
    public string? WhyNot(string folder, IEnumerable<string> names) =>
        First(folder, names) is not { } there || IsIn(folder) ? null : Words(folder, there, Kind, "folder");

    /// <summary>
    /// Why a picture or page cannot be written; none when it can: nothing is there, or Akin made it, or it is empty.
    /// </summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="kind">What is written, for messages: of no KIND.</param>
    public static string? WhyNotFile(string path, string kind) =>
        !File.Exists(path) || new FileInfo(path).Length == 0 || OwnMark.IsIn(path) ? null
            : Words(Path.GetDirectoryName(path)!, Path.GetFileName(path), kind, "file");

    private static string? First(string folder, IEnumerable<string> names) =>
        names.FirstOrDefault(name => Path.Exists(Path.Join(folder, name)));

    private static string Words(string folder, string there, string kind, string another) =>
        $"{folder} has a {there} that is of no {kind} and would be overwritten; name another {another}, or move it";

    private bool IsIn(string folder)
    {
        try
        {
            var table = Path.Join(folder, Table);
            return File.Exists(table) && File.ReadLines(table).FirstOrDefault() == Head;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
