using System.Xml.Linq;
using Akin.Rendering;
using Akin.Rendering.Charts;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Rendering;

public sealed class StrokeLettersTests
{
    [Fact]
    public void Has_EveryLetterOfEveryChart_IsTrue()
    {
        var model = SyntheticReport.Make(400, 60, withThumbnails: false);
        var some = SyntheticReport.Make(4000, 8, withThumbnails: false);
        SvgChart[] charts =
        [
            SizesChart.Draw(Group.Of(model)), SizesChart.Draw(Group.Of(some)), CurveChart.Draw(model.Choice!),
            VarianceChart.Draw(model.Variance!), MapChart.Draw(model, Group.Of(model), new MapFrame(model.Pictures)),
        ];
        var letters = charts.SelectMany(chart => XDocument.Parse(chart.ToFile()).Descendants()
            .Where(element => element.Name.LocalName == "text").SelectMany(text => text.Value)).Distinct().ToArray();

        Assert.True(letters.Length > 40);
        Assert.DoesNotContain(letters, letter => !StrokeLetters.Has(letter));
    }

    [Fact]
    public void Set_TextWithoutAGlyph_ShowsABox() =>
        Assert.Equal([(0.0, "M0-7H3.6V0H0Z")], StrokeLetters.Set("☃"));

    [Fact]
    public void Width_OfAText_IsItsLettersAndTheGapsBetween()
    {
        Assert.Equal(0, StrokeLetters.Width(""));
        Assert.Equal(4, StrokeLetters.Width("0"));
        Assert.Equal(4 + 1.5 + 4, StrokeLetters.Width("00"));
    }
}
