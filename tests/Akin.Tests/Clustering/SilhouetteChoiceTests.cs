using Akin.Clustering;
using Xunit;

namespace Akin.Tests.Clustering;

public sealed class SilhouetteChoiceTests
{
    [Fact]
    public void Of_ClearCurve_SaysWhatIsHighestAndNext()
    {
        var choice = SilhouetteChoice.Of(Curve((2, 0.31), (3, 0.42), (4, 0.39)), 0.2);
        Assert.Equal(
            "k = 3: the mean silhouette is highest there (0.42; next best 0.39 at k = 4; "
            + "without any groups it would be 0.20).",
            choice.Explanation);
    }

    [Fact]
    public void Of_NearEquals_AreToldApartByAThirdDigit()
    {
        var choice = SilhouetteChoice.Of(Curve((2, 0.421), (3, 0.424)), 0.2);
        Assert.Equal(
            "k = 3: the mean silhouette is highest there (0.424; next best 0.421 at k = 2; "
            + "without any groups it would be 0.20).",
            choice.Explanation);
    }

    [Theory]
    [InlineData(0.269, false)]
    [InlineData(0.271, true)]
    [InlineData(-0.1, false)]
    public void Of_BestSilhouette_MustBeAThirdAboveTheBlob(double silhouette, bool clear)
    {
        var choice = SilhouetteChoice.Of(Curve((2, silhouette)), 0.2);
        Assert.Equal((2, clear), (choice.K, choice.ClearGroups));
    }

    [Fact]
    public void Of_EqualSilhouettes_TakesTheSmallerK() =>
        Assert.Equal(4, SilhouetteChoice.Of(Curve((3, 0.4), (4, 0.5), (5, 0.5)), 0.2).K);

    [Fact]
    public void Of_OddOnesApartAndNoGroupsAmongTheRest_SaysHowMuchTheLargestHolds()
    {
        var apart = new KCurvePoint(2, 0.9, 1) { BlobSilhouette = 0.4, LargestShare = 0.97 };
        var choice = SilhouetteChoice.Of([apart, .. Curve((3, 0.14), (4, 0.12))], 0.4);
        Assert.Equal(2, choice.K);
        Assert.EndsWith("The largest cluster holds 97 % of the points.", choice.Explanation);
    }

    private static KCurvePoint[] Curve(params (int K, double Silhouette)[] points) =>
        [.. points.Select(p => new KCurvePoint(p.K, p.Silhouette, 1) { BlobSilhouette = 0.1, LargestShare = 0.5 })];
}
