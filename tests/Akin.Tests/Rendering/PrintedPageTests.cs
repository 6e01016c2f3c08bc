using System.Text.RegularExpressions;
using Akin.Rendering.Page;
using Xunit;

namespace Akin.Tests.Rendering;

/// <summary>Where a printed page may break: not within a sentence or a chart, not behind a heading.</summary>
public sealed partial class PrintedPageTests
{
    private static readonly string Print = PageAssets.Style[PageAssets.Style.LastIndexOf(
        "@media print", StringComparison.Ordinal)..];

    [Theory]
    [InlineData("p")]
    [InlineData("li")]
    [InlineData("dd")]
    [InlineData("tr")]
    [InlineData("figcaption")]
    [InlineData(".tile")]
    [InlineData(".legend")]
    [InlineData(".figure")]
    [InlineData(".mosaic")]
    [InlineData(".group")]
    [InlineData(".group header")]
    public void Report_WhatIsReadAsOne_IsOnOnePage(string what) =>
        Assert.Contains("break-inside: avoid", Of(Print, what));

    [Theory]
    [InlineData("h2")]
    [InlineData("h3")]
    [InlineData(".note")]
    [InlineData("summary")]
    [InlineData("thead")]
    [InlineData(".group header")]
    public void Report_AHeading_StaysWithWhatItHeads(string what) =>
        Assert.Contains("break-after: avoid", Of(Print, what));

    [Theory]
    [InlineData(".sheet-group header")]
    [InlineData(".sheet-group h3")]
    [InlineData(".sheet h1")]
    [InlineData(".sheet h1 + .facts")]
    public void Sheet_AHeading_StaysWithItsFirstRow(string what) =>
        Assert.Contains("break-after: avoid", Of(PageAssets.SheetStyle, what));

    [Fact]
    public void Sheet_WhatACollectionHasNothingOf_StaysWithTheRowsAbove() =>
        Assert.Contains("break-before: avoid", Of(PageAssets.SheetStyle, ".sheet-group .absent"));

    /// <summary>All that a style says of a selector.</summary>
    private static string Of(string style, string selector) => string.Join(' ', Rules().Matches(style)
        .Where(rule => rule.Groups[1].Value.Split(',').Any(each => each.Trim() == selector))
        .Select(rule => rule.Groups[2].Value));

    [GeneratedRegex(@"([^{}]+)\{([^{}]*)\}")]
    private static partial Regex Rules();
}
