namespace Akin.Rendering;

/// <summary>A small table of names and values.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Rows">Names and values, shown as they are.</param>
public sealed record ReportTable(string Title, IReadOnlyList<KeyValuePair<string, string>> Rows);
