using System.Text.RegularExpressions;
using System.Xml.Linq;
using Akin.Imaging;
using Akin.Rendering;
using Akin.Rendering.Charts;
using Akin.Rendering.Page;
using Akin.Tests.Support;
using Xunit;
using Group = Akin.Rendering.Group;

namespace Akin.Tests.Rendering;

/// <summary>Charts, sheets and pages have one set of colours for light ground and one for dark.</summary>
public sealed partial class ThemeTests
{
    [Fact]
    public void Theme_LightAndDark_AreThoseOfThePage()
    {
        var blocks = Blocks().Matches(PageAssets.Style).Select(block => block.Groups[1].Value).ToArray();
        Assert.Equal(4, blocks.Length);
        Check(Theme.Light, blocks[0]);
        Check(Theme.Dark, blocks[1]);
        Check(Theme.Dark, blocks[2]);

        // On paper every page is light.
        Check(Theme.Light, blocks[3]);
    }

    [Fact]
    public void ToFile_AnyChart_HasADarkForm()
    {
        var file = SizesChart.Draw(Group.Of(SyntheticReport.Make(40, 3, withThumbnails: false))).ToFile();
        var style = XDocument.Parse(file).Descendants().Single(element => element.Name.LocalName == "style").Value;
        var parts = style.Split("@media(prefers-color-scheme:dark)");
        Assert.Equal(2, parts.Length);
        Assert.Contains(".paper{fill:#ffffff}", parts[0], StringComparison.Ordinal);
        Assert.Contains(".paper{fill:#181b20}", parts[1], StringComparison.Ordinal);
        Assert.Contains(Palette.Of(0), parts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void ToFile_Rasterised_IsLight()
    {
        // What knows no media queries shows the light form, not a mixture.
        var image = SvgRasterizer.Render(
            SizesChart.Draw(Group.Of(SyntheticReport.Make(40, 3, withThumbnails: false))).ToFile(), 0.25);
        Assert.Equal([255, 255, 255], image.Pixels[..3]);
    }

    [Fact]
    public void ToImage_OnDark_HasTheDarkPaper() => Assert.Equal(
        [0x18, 0x1B, 0x20], new SvgChart(30, 20, "").ToImage(1, Ground.Dark).Pixels[..3]);

    [Theory]
    [InlineData(Ground.Light)]
    [InlineData(Ground.Dark)]
    public void Theme_LettersOnCells_StandOut(Ground ground)
    {
        // Contrast as the Web Content Accessibility Guidelines measure it; they ask for 4.5.
        var theme = Theme.On(ground);
        foreach (var (_, warm, opacity) in Heat.Steps)
        {
            var share = double.Parse(opacity, System.Globalization.CultureInfo.InvariantCulture);
            var cell = Parts(warm ? theme.Mark : theme.Accent)
                .Zip(Parts(theme.Paper), (over, paper) => (share * over) + ((1 - share) * paper));
            double[] pair = [Light(cell), Light(Parts(theme.Ink))];
            Assert.InRange((pair.Max() + 0.05) / (pair.Min() + 0.05), 5, 21);
        }

        static IEnumerable<double> Parts(string colour) =>
            [.. new[] { 1, 3, 5 }.Select(at => Convert.ToInt32(colour.Substring(at, 2), 16) / 255.0)];

        static double Light(IEnumerable<double> parts) => parts
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))
            .Zip([0.2126, 0.7152, 0.0722], (part, weight) => part * weight).Sum();
    }

    private static void Check(Theme theme, string block)
    {
        foreach (var (name, colour) in new[]
        {
            ("paper", theme.Paper), ("ink", theme.Ink), ("text", theme.Text), ("quiet", theme.Quiet),
            ("line", theme.Line), ("accent", theme.Accent), ("accent-soft", theme.AccentSoft), ("mark", theme.Mark),
        })
        {
            var value = Regex.Match(block, $"--{name}:\\s*(#[0-9a-f]+)").Groups[1].Value;
            var full = value.Length == 4 ? string.Concat(value.Select(c => c == '#' ? "#" : $"{c}{c}")) : value;
            Assert.Equal(colour, full);
        }
    }

    [GeneratedRegex(@"color-scheme: (?:light|dark);\s*(--ground[^}]*)}")]
    private static partial Regex Blocks();
}
