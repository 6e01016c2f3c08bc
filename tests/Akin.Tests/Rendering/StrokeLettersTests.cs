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
            SizesChart.Draw(Group.Of(model)), SizesChart.Draw(Group.Of(some)), CurveChart.Silhouettes(model.Choice!),
            CurveChart.Elbow(model.Elbow!),
            VarianceChart.Draw(model.Variance!), MapChart.Draw(model, Group.Of(model), new MapFrame(model.Pictures)),
        ];
        var letters = charts.SelectMany(chart => XDocument.Parse(chart.ToFile()).Descendants()
            .Where(element => element.Name.LocalName == "text").SelectMany(text => text.Value)).Distinct().ToArray();

        Assert.True(letters.Length > 40);
        Assert.DoesNotContain(letters, letter => !StrokeLetters.Has(letter));
    }

    [Fact]
    public void Set_TextWithoutAGlyph_ShowsABox() =>
        Assert.Equal([(0.0, 0.0, "M0-7H3.6V0H0Z")], StrokeLetters.Set("☃"));

    [Fact]
    public void Width_OfAText_IsItsLettersAndTheGapsBetween()
    {
        Assert.Equal(0, StrokeLetters.Width(""));
        Assert.Equal(4, StrokeLetters.Width("0"));
        Assert.Equal(4 + 1.5 + 4, StrokeLetters.Width("00"));
    }

    [Fact]
    public void Draws_WhatKeyboardsType_IsTrue()
    {
        var typed = Enumerable.Range(0x20, 0x5F).Select(letter => (char)letter);
        Assert.DoesNotContain(typed, letter => !StrokeLetters.Has(letter));
        Assert.True(StrokeLetters.Draws("Žluťoučký kůň Ñandú Ærøskøbing Łódź Straße"));
        Assert.True(StrokeLetters.Draws("e\u0301te\u0301"));
        Assert.False(StrokeLetters.Draws("写真"));
    }

    [Fact]
    public void Set_LetterWithAnAccent_IsTheLetterAndTheAccentAboveIt()
    {
        var letters = StrokeLetters.Set("\u00E9").ToArray();
        Assert.Equal(StrokeLetters.Set("e").Single(), letters[0]);
        Assert.Equal((1.9, -5.9), (letters[1].X, letters[1].Y));
        Assert.Equal(StrokeLetters.Width("e"), StrokeLetters.Width("\u00E9"));
        Assert.Equal(-7.9, StrokeLetters.Set("\u00C9").Last().Y);

        // The dot of the i makes room.
        Assert.Equal(StrokeLetters.Set("ı").Single(), StrokeLetters.Set("\u00ED").First());
    }
}
