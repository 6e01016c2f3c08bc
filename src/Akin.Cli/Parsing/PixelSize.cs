using System.CommandLine.Parsing;
using System.Globalization;
using Akin.Embedding.Inputs;

namespace Akin.Cli.Parsing;

/// <summary>A size in pixels: <c>224</c> or <c>320x240</c>.</summary>
internal static class PixelSize
{
    public static Func<ArgumentResult, (int, int)?> Parse { get; } = result =>
    {
        var sides = Values.Text(result).Split('x').Select(Side).ToArray();
        return sides switch
        {
            [{ } both] => (both, both),
            [{ } width, { } height] => (width, height),
            _ => Values.Refuse<(int, int)?>(
                result, $"a size such as 224 or 320x240, each side from 1 to {PreprocessingChoice.LargestSide}"),
        };
    };

    private static int? Side(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var side)
        && side is >= 1 and <= PreprocessingChoice.LargestSide
            ? side
            : null;
}
