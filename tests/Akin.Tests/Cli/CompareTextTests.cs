using Akin.Cli.Commands.Compare;
using Akin.Comparison;
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

        string Text(ComparisonOptions how) => CompareText.Of(CompareSummary.Of(
            CollectionComparison.Of(points, new int[600], parts, 2, how), [new("a", 480, 0), new("b", 120, 0)], how));
    }
}
