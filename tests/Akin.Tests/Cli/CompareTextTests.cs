using Akin.Cli.Commands.Compare;
using Akin.Comparison;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

public sealed class CompareTextTests
{
    /// <summary>The work that is allowed bounds what the distances are measured on, however many rows there are.
    /// </summary>
    [Fact]
    public void Of_MorePicturesThanTheWorkAllows_SaysOnHowManyDistancesWereMeasured()
    {
        using var points = FormulaPoints.Blobs(600, 4, 3, 2);
        int[] parts = [.. Enumerable.Range(0, 600).Select(row => row % 5 == 0 ? 1 : 0)];
        var options = new ComparisonOptions { Permutations = 199 };
        Assert.DoesNotContain("random pictures", Text(options), StringComparison.Ordinal);
        Assert.Contains(
            "Distances were measured on at most 50 random pictures of each collection.",
            Text(options with { Work = 1e6 }), StringComparison.Ordinal);

        string Text(ComparisonOptions how) => CompareTextTests.Text(points, parts, how);
    }

    /// <summary>
    /// The split at hand is one of those that could be: no p is 0, however few digits it is told with.
    /// </summary>
    [Fact]
    public void Of_PBelowWhatFourDigitsTell_IsNotNought()
    {
        using var points = FormulaPoints.Blobs(40, 2, 2, 50);
        int[] parts = [.. Enumerable.Range(0, 40).Select(row => row % 2)];
        var options = new ComparisonOptions { Permutations = 20_000 };
        Assert.Contains("< 0.0001", Text(points, parts, options), StringComparison.Ordinal);
        Assert.Equal("0.0001", ComparisonWords.P(0.0001));
        Assert.Equal("0.035", ComparisonWords.P(0.035, "0.####"));
    }

    private static string Text(Matrix points, int[] parts, ComparisonOptions how)
    {
        var sizes = parts.CountBy(part => part).ToDictionary();
        return CompareText.Of(CompareSummary.Of(
            CollectionComparison.Of(points, new int[parts.Length], parts, 2, how),
            [new("a", sizes[0], 0), new("b", sizes[1], 0)], how));
    }
}
