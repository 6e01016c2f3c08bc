using System.Text.Json;

namespace Akin.Cli.Display;

/// <summary>Values of enumerations as the program writes them.</summary>
internal static class Words
{
    /// <summary>In snake_case: <c>not_a_picture</c>, <c>int8</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
