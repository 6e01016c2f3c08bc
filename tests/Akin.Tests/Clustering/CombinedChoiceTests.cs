using Akin.Clustering;
using Xunit;

namespace Akin.Tests.Clustering;

public sealed class CombinedChoiceTests
{
    [Fact]
    public void Of_MostSupport_IsChosenAndTheCoarserLevelNamed()
    {
        var choice = CombinedChoice.Of(
            [
                Point(2, 0.50, 0.99, 0.95), Point(3, 0.35, 0.60, 0.80), Point(4, 0.42, 0.95, 0.90),
                Point(5, 0.3, 0.7, 0.4),
            ],
            1000);
        Assert.Equal((4, true), (choice.K, choice.ClearGroups));
        Assert.Equal([2, 4], choice.Levels.Select(level => level.K));
        Assert.Equal(
            "k = 4: its groups are stable (two halves of the data agree by 0.95, halves of one blob by 0.20) and the "
            + "space between neighbours is 90 % empty, and no other number of groups has as much of both; the mean "
            + "silhouette is 0.42, highest at k = 2 (0.50). Coarser, and as clear: "
            + "k = 2 (stable 0.99, 95 % empty between).",
            choice.Explanation);
    }

    [Fact]
    public void Of_NearlyAsMuchSupportAtAPeakBeyond_IsNamedAsFiner()
    {
        var choice = CombinedChoice.Of(
            [
                Point(2, 0.4, 0.5, 0.5), Point(3, 0.5, 0.95, 0.9), Point(4, 0.4, 0.6, 0.4), Point(5, 0.3, 0.9, 0.55),
            ],
            1000);
        Assert.Equal((3, 5), (choice.K, choice.FinerK));
        Assert.Equal([3, 5], choice.Levels.Select(level => level.K));
        Assert.Contains(
            "the mean silhouette is highest there too (0.50). Finer", choice.Explanation);
        Assert.EndsWith(
            "Finer, and nearly as well supported: k = 5 (stable 0.90, 55 % empty between).", choice.Explanation);
    }

    [Fact]
    public void Of_NoSupport_SaysThatNoKIsGood()
    {
        var choice = CombinedChoice.Of([Point(2, 0.2, 0.25, 0.02), Point(3, 0.3, 0.3, 0.1)], 1000);
        Assert.Equal((3, false), (choice.K, choice.ClearGroups));
        Assert.StartsWith(
            "No k is good: the best mean silhouette is 0.30 at k = 3, but at none do", choice.Explanation);
        Assert.EndsWith("Labels are still given for k = 3.", choice.Explanation);
        Assert.Empty(choice.Levels);
    }

    [Fact]
    public void Of_NothingTested_SaysThatThereAreTooFewPoints() =>
        Assert.Contains(
            "there are too few points to test any",
            CombinedChoice.Of([new KCurvePoint(2, 0.5, 1)], 3).Explanation);

    [Theory]
    [InlineData(12, false)]
    [InlineData(1000, true)]
    public void Of_TheSameEvidence_IsLessOfFewPoints(int rows, bool clear) =>
        Assert.Equal(clear, CombinedChoice.Of([Point(2, 0.4, 0.6, 0.5)], rows).ClearGroups);

    private static KCurvePoint Point(int k, double silhouette, double stability, double separation)
    {
        const double Blob = 0.2;
        var support = new KSupport(stability, Blob, separation, separation * Math.Log(k));
        return new KCurvePoint(k, silhouette, 1)
        {
            Stability = stability,
            BlobStability = Blob,
            Separation = separation,
            Support = support.Value,
            Evidence = support.Evidence,
        };
    }
}
