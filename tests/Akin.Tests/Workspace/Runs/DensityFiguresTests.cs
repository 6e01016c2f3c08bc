using Akin.Numerics;
using Akin.Workspace.Runs;
using Xunit;

namespace Akin.Tests.Workspace.Runs;

/// <summary>Figures of a density that hold from so many points on, and what is taken among fewer.</summary>
public sealed class DensityFiguresTests
{
    private static readonly GroupingOptions Asked = new()
    {
        Method = GroupingMethod.Dbscan,
        Radius = 3,
        RadiusFrom = 5000,
        MinSamples = 90,
        MinSamplesFrom = 5000,
    };

    [Theory]
    [InlineData(10_000, 90, 3.0)]
    [InlineData(5000, 90, 3.0)]
    [InlineData(4999, 18, null)]
    [InlineData(1000, 8, null)]
    [InlineData(400, 5, null)]
    [InlineData(100, 3, null)]
    [InlineData(1, 3, null)]
    public void Among_SoManyPoints_AreTheFiguresOrThoseOfFewer(int points, int samples, double? radius)
    {
        var taken = Asked.Among(points);
        Assert.Equal((samples, radius), (taken.MinSamples, taken.Radius));
    }

    [Fact]
    public void Among_FiguresWithoutALimit_AreThoseAsked()
    {
        var always = Asked with { RadiusFrom = 0, MinSamplesFrom = 0 };
        Assert.Equal(always, always.Among(10));
        Assert.Equal(2, (Asked with { MinSamples = 2 }).Among(400).MinSamples);
    }

    [Fact]
    public void Parameters_OfSuchFigures_AreReadAsTheyWere()
    {
        var settings = new RunSettings { Grouping = Asked };
        Assert.Equal("3/5000", settings.Parameters["eps"]);
        Assert.Equal("90/5000", settings.Parameters["min-samples"]);
        Assert.Equal(Asked, RunSettings.Of(settings.Parameters, Asked.Seed, Asked.Threads).Grouping);
        var hdbscan = settings with { Grouping = Asked with { Method = GroupingMethod.Hdbscan } };
        Assert.Equal(5000, RunSettings.Of(hdbscan.Parameters, 0, 1).Grouping.MinSamplesFrom);
    }

    [Fact]
    public void Find_FewerPoints_SaysWhatWasTaken()
    {
        var random = new Random(3);
        using var points = new Matrix(60, 2);
        for (var row = 0; row < points.Rows; row++)
        {
            (points[row][0], points[row][1]) = ((row % 3 * 50) + random.NextSingle(), random.NextSingle());
        }

        var found = Grouping.Find(points, Asked, null, TestContext.Current.CancellationToken);
        Assert.InRange(found.Clusters, 3, 12);
        Assert.Contains("to the 3rd nearest point", found.Explanation, StringComparison.Ordinal);
        Assert.StartsWith(
            "Among 60 points, fewer than 5,000, 3 make a place dense in place of 90, and the radius is read off in "
            + "place of 3. The radius", found.Explanation, StringComparison.Ordinal);
        var exact = Grouping.Find(
            points, Asked with { RadiusFrom = 60, MinSamplesFrom = 60 }, null, TestContext.Current.CancellationToken);
        Assert.Equal((0, 3.0), (exact.Clusters, exact.Radius));
        Assert.StartsWith("DBSCAN with radius 3:", exact.Explanation, StringComparison.Ordinal);
    }
}
