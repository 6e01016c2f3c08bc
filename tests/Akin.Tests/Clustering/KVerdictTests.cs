using Akin.Clustering;
using Xunit;

namespace Akin.Tests.Clustering;

public sealed class KVerdictTests
{
    // Silhouettes 0.2, 0.5, 0.4, 0.1: best at 3. Stability beyond a blob's: best at 3. The gap rule: 3 is the first
    // whose gap (0.9) is not below the next one's less its error (0.8 − 0.1).
    private static readonly KCurvePoint[] Curve =
    [
        Point(2, 0.2, 0.6, 0.3, 0.1), Point(3, 0.5, 0.95, 0.9, 0.1), Point(4, 0.4, 0.7, 0.8, 0.1),
        Point(5, 0.1, 0.5, 0.7, 0.1),
    ];

    [Fact]
    public void Sentence_AllMeasuresAgree_IsVerySure() => Assert.Equal(
        "The best number of groups is 3. Best by each measure: silhouette 3, elbow of the inertia 3, stability 3, gap "
        + "statistic 3; two halves of the pictures agree on these groups by 0.95 (adjusted Rand, 1 is wholly). That "
        + "is very sure.",
        KVerdict.Of(Curve, 3, 3, clearGroups: true)!.Sentence);

    [Fact]
    public void Sentence_NoClearGroups_SaysThatAndIsNotSure()
    {
        var verdict = KVerdict.Of(Curve, 4, null, clearGroups: false)!;
        Assert.Equal("not sure at all", verdict.Sureness);
        Assert.Equal(
            "There are no clear groups. Best by each measure: silhouette 3, stability 3, gap statistic 3; two halves "
            + "of the pictures agree on these groups by 0.70 (adjusted Rand, 1 is wholly). The 4 shown are an order to "
            + "look through, not kinds.",
            verdict.Sentence);
    }

    [Theory]
    [InlineData(3, 3, 0.95, "very sure")]
    [InlineData(3, 3, 0.9, "very sure")]
    [InlineData(3, 3, 0.89, "fairly sure")]
    [InlineData(3, 2, 0.95, "fairly sure")]
    [InlineData(3, 2, 0.75, "fairly sure")]
    [InlineData(3, 2, 0.74, "rather sure")]
    [InlineData(3, 1, 0.75, "not sure")]
    [InlineData(3, 1, 0.99, "not sure")]
    [InlineData(3, 0, null, "not sure")]
    [InlineData(3, 2, null, "rather sure")]
    public void Sureness_OfAgreementAndStability_IsAsMuch(int of, int agreeing, double? stability, string sure)
    {
        KeyValuePair<string, int>[] measures =
            [.. Enumerable.Range(0, of).Select(i => KeyValuePair.Create($"measure {i}", i < agreeing ? 4 : 7))];
        var verdict = new KVerdict(4, measures, stability, ClearGroups: true);
        Assert.Equal(agreeing, verdict.Agreeing);
        Assert.Equal(sure, verdict.Sureness);
    }

    // The drawn pictures of six kinds that this was found with: stable, but each measure names another number.
    [Fact]
    public void Sentence_OthersAsGoodByAHair_NamesThemAndIsNotSure()
    {
        KCurvePoint[] curve =
        [
            Point(3, 0.3, 0.9, 0.1, 0.01), Point(4, 0.328, 0.997, 0.2, 0.01), Point(5, 0.330, 0.8, 0.3, 0.01),
            Point(6, 0.335, 0.81, 0.4, 0.01), Point(7, 0.31, 0.7, 0.5, 0.01),
        ];
        Assert.EndsWith(
            "(adjusted Rand, 1 is wholly). That is not sure: 4 and 5 are about as good, with mean silhouettes of "
            + "0.328, 0.330 against 0.335.",
            KVerdict.Of(curve, 6, 4, clearGroups: true)!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 0.95, "fairly sure")]
    [InlineData(3, 0.89, "not sure")]
    [InlineData(2, 0.95, "not sure")]
    public void Sureness_AnotherIsAsGood_IsLess(int agreeing, double stability, string sure)
    {
        KeyValuePair<string, int>[] measures =
            [.. Enumerable.Range(0, 3).Select(i => KeyValuePair.Create($"measure {i}", i < agreeing ? 4 : 7))];
        Assert.Equal(sure, (new KVerdict(4, measures, stability, ClearGroups: true) with
        {
            Silhouette = 0.4,
            Rivals = [new(7, 0.395, 9)],
        }).Sureness);
    }

    [Fact]
    public void Sentence_ManyAsGood_NamesTheNearest()
    {
        KCurvePoint[] curve =
            [new(2, 0.2, 9), new(3, 0.395, 8), new(4, 0.4, 7), new(5, 0.404, 6), new(6, 0.398, 5), new(7, 0.391, 4)];
        Assert.EndsWith(
            ": 3, 5 and 6 (and 1 more) are about as good, with mean silhouettes of 0.395, 0.404, 0.398 against 0.400.",
            KVerdict.Of(curve, 4, null, clearGroups: true)!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OneNumberTried_HasNoGapAndNoHalves()
    {
        var verdict = KVerdict.Of([new(2, 0.3, 10)], 2, null, clearGroups: true)!;
        Assert.Equal([KeyValuePair.Create("silhouette", 2)], verdict.Measures);
        Assert.Null(verdict.Stability);
        Assert.EndsWith("silhouette 2. That is not sure.", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SilhouettesThatAreUndefined_LeavesThemOut() => Assert.Empty(
        KVerdict.Of([new(2, double.NaN, 10), new(3, double.NaN, 9)], 2, null, clearGroups: false)!.Measures);

    [Fact]
    public void Of_NothingTried_IsNone() => Assert.Null(KVerdict.Of([], 1, null, clearGroups: false));

    [Theory]
    [InlineData(4, "The 4 groups that were asked for have a mean silhouette of 0.40, number 2 of those tried, 2 to 5; "
        + "the highest is 0.50 with 3.")]
    [InlineData(5, "The 5 groups that were asked for have a mean silhouette of 0.10, number 4 of those tried, 2 to 5; "
        + "the highest is 0.50 with 3.")]
    [InlineData(3, "The 3 groups that were asked for have the highest mean silhouette (0.50) of those tried, 2 to 5.")]
    [InlineData(9, "The 9 groups that were asked for are not among the numbers tried: 2 to 5.")]
    public void Asked_OfANumber_SaysWhereItStands(int k, string sentence)
    {
        var verdict = KVerdict.Of(Curve, 3, null, clearGroups: true)! with { Asked = KAsked.Of(Curve, k) };
        Assert.EndsWith($"That is very sure. {sentence}", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Asked_WithoutClearGroups_CallsThoseThatAreShown() => Assert.Contains(
        "The 5 shown are an order to look through",
        (KVerdict.Of(Curve, 3, null, clearGroups: false)! with { Asked = KAsked.Of(Curve, 5) }).Sentence,
        StringComparison.Ordinal);

    [Fact]
    public void Asked_AllUndefined_IsNone() => Assert.Null(KAsked.Of([new(2, double.NaN, 1)], 2));

    private static KCurvePoint Point(int k, double silhouette, double stability, double gap, double error) =>
        new(k, silhouette, 100.0 / k)
        {
            Stability = stability,
            BlobStability = 0.4,
            Gap = gap,
            GapError = error,
        };
}
