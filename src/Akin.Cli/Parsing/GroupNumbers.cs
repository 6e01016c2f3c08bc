using System.CommandLine.Parsing;
using System.Globalization;

namespace Akin.Cli.Parsing;

/// <summary>Numbers of groups, such as <c>3</c> or <c>0,4</c>; −1 are the pictures in no group.</summary>
internal static class GroupNumbers
{
    public static int[]? Parse(ArgumentResult result)
    {
        var numbers = Values.Text(result).Split(',').Select(Number).ToArray();
        return Array.TrueForAll(numbers, number => number >= -1)
            ? [.. numbers.OfType<int>()]
            : Values.Refuse<int[]?>(result, "numbers of groups such as 3 or 0,4; -1 are the pictures in no group");
    }

    /// <summary>The number of one group.</summary>
    public static int? One(ArgumentResult result) => Number(Values.Text(result)) is >= 0 and var number
        ? number
        : Values.Refuse<int?>(result, "the number of a group, such as 3");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
