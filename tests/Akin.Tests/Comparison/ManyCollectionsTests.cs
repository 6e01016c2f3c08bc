using Akin.Comparison;
using Akin.Rendering;
using Akin.Rendering.Charts;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Comparison;

/// <summary>Collections too many to hold each against each other: what is done for some and what for all.</summary>
public sealed class ManyCollectionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Collection i has 2 + (i mod 7) rows: the largest are 6, 13, 20, 27 and then, of size 7, the first.
    /// </summary>
    [Fact]
    public void Pairs_OfManyCollections_AreThoseOfTheLargest()
    {
        int[] collections = [.. Enumerable.Range(0, 30).SelectMany(i => Enumerable.Repeat(i, 2 + (i % 7)))];
        using var points = FormulaPoints.Blobs(collections.Length, 3, 4, 4);
        var options = new ComparisonOptions { MostPaired = 5, Permutations = 19 };
        int[] labels = Array.ConvertAll(collections, collection => collection == 6 ? 1 : 0);
        var result = CollectionComparison.Of(points, labels, collections, 30, options, null, Token);

        Assert.Equal(
            [(5, 6), (5, 13), (5, 20), (5, 27), (6, 13), (6, 20), (6, 27), (13, 20), (13, 27), (20, 27)],
            result.Distances.Select(pair => (pair.A, pair.B)));
        Assert.Equal(5, result.Paired);
        Assert.Equal(60, result.Shares.Count);
        Assert.Equal(collections.Length, result.Rivals.Count);
        string[] names = [.. Enumerable.Range(0, 30).Select(i => $"c{i}")];
        Assert.Contains("; of 10 pairs ", Summary(result, names), StringComparison.Ordinal);
        Assert.EndsWith(" (pairs of the 5 largest of 30).", Summary(result, names), StringComparison.Ordinal);

        var all = CollectionComparison.Of(
            points, labels, collections, 30, options with { MostPaired = 30 }, null, Token);
        Assert.Equal((435, 30), (all.Distances.Count, all.Paired));
        Assert.DoesNotContain("largest", Summary(all, names), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2001)]
    public void Check_PairsOfNoneOrTooMany_IsRefused(int most)
    {
        var error = Assert.Throws<ArgumentException>(() => new ComparisonOptions { MostPaired = most }.Check());
        Assert.Equal($"MostPaired is {most}: it must lie between 2 and 2000.", error.Message);
    }

    /// <summary>
    /// More rows than are looked at together, in collections of 1, 20, 63, 64 and many rows: some lie in one block,
    /// some on a border, and each way to leave a collection's own rows out is taken.
    /// </summary>
    [Fact]
    public void Rivals_OfCollectionsOfAllSizes_AreTheNearestOfTheOthers()
    {
        int[] sizes = [5000, 1, 20, 63, 64, 3000, .. Enumerable.Repeat(20, 20), 700, 1];
        int[] collections = [.. sizes.SelectMany((size, i) => Enumerable.Repeat(i, size))];
        using var points = FormulaPoints.Blobs(collections.Length, 2, 6, 8);
        var rivals = Rivals.Find(points, collections, sizes.Length, new() { Threads = 2 }, null, Token);

        Assert.Equal(Enumerable.Range(0, collections.Length), rivals.Select(rival => rival.Row));
        Assert.All(rivals.Where(rival => rival.Row % 41 == 0 || sizes[collections[rival.Row]] < 70), rival =>
        {
            var best = (Far: double.PositiveInfinity, Row: -1);
            for (var row = 0; row < collections.Length; row++)
            {
                var (x, y) = ((double)points[row][0] - points[rival.Row][0], (double)points[row][1]
                    - points[rival.Row][1]);
                var far = (x * x) + (y * y);
                best = collections[row] != collections[rival.Row] && far < best.Far ? (far, row) : best;
            }

            Assert.Equal(Math.Sqrt(best.Far), rival.Distance, 1e-5);
            Assert.NotEqual(collections[rival.Row], collections[rival.Nearest]);
        });
    }

    [Fact]
    public void Charts_OfManyCollections_ShowTheLargestAndSaySo()
    {
        string[] names = [.. Enumerable.Range(0, 130).Select(i => $"c{i}")];
        var model = SyntheticComparison.Make(400, 4, names, splits: 19);
        SvgChart[] charts =
        [
            ComparisonReport.Shares(model.Result, names, 0.95), ComparisonReport.Represented(model.Result, names),
            ComparisonReport.Distances(model.Result, names, 0.95),
            ComparisonReport.Maps(model, new MapFrame(model.Pictures)),
        ];
        Assert.All(charts, chart => Assert.Contains(
            "the 100 of 130 collections with the most pictures", chart.ToFile(), StringComparison.Ordinal));
    }

    private static string Summary(CollectionComparison result, string[] names) =>
        ComparisonWords.Summary(result, names, 0.95);
}
