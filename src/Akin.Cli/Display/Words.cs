using System.Text.Json;

namespace Akin.Cli.Display;

/// <summary>Words as the program writes them.</summary>
internal static class Words
{
    /// <summary>In snake_case: <c>not_a_picture</c>, <c>int8</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>A name as a line can show it: what would break the line, or command a terminal, is a question mark.
    /// </summary>
    public static string OnALine(string name) =>
        name.Any(char.IsControl) ? string.Concat(name.Select(c => char.IsControl(c) ? '?' : c)) : name;
}
