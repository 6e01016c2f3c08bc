namespace Akin.Intake.Lists;

/// <summary>One row of a list.</summary>
/// <param name="Path">Its path within the source; no two rows have the same.</param>
/// <param name="Text">The address or path that it names; empty when it names none.</param>
/// <param name="Time">The how manyth row it is that names this, from 1.</param>
/// <param name="Line">The line or row of the file, from 1.</param>
/// <param name="Values">The values of all columns.</param>
internal readonly record struct ListRow(string Path, string Text, int Time, int Line, string[] Values);
