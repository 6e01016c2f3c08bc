using System.CommandLine.Parsing;
using System.Globalization;

namespace Akin.Cli.Parsing;

/// <summary>A size in pixels: <c>224</c> or <c>320x240</c>.</summary>
internal static class PixelSize
{
    /// <summary>A reader of sizes with sides up to a largest one.</summary>
    public static Func<ArgumentResult, (int, int)?> UpTo(int largest, string example) => result =>
    {
        var sides = Values.Text(result).Split('x').Select(text => Side(text, largest)).ToArray();
        return sides switch
        {
            [{ } both] => (both, both),
            [{ } width, { } height] => (width, height),
            _ => Values.Refuse<(int, int)?>(result, $"a size such as {example}, each side from 1 to {largest}"),
        };
    };

    private static int? Side(string text, int largest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side)
        && side >= 1 && side <= largest
            ? side
            : null;
}
