using System.CommandLine.Parsing;
using System.Globalization;
using Akin.Rendering.Mosaics;

namespace Akin.Cli.Parsing;

/// <summary>The colour of a ground: <c>dark</c>, <c>light</c> or <c>#rrggbb</c>.</summary>
internal static class GroundColour
{
    public static Func<ArgumentResult, int> Parse { get; } = result => Values.Text(result) switch
    {
        "dark" => MosaicGround.Dark,
        "light" => MosaicGround.Light,
        ['#', .. { Length: 6 } digits] when int.TryParse(
            digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var colour) => colour,
        _ => Values.Refuse<int>(result, "dark, light or a colour such as #f4f1ea"),
    };
}
