using Akin.Tests.Support;
using Akin.Workspace.Runs;
using Xunit;

namespace Akin.Tests.Workspace.Runs;

public sealed class KMeansGroupingTests
{
    /// <summary>The medians that Expectations/Clustering/starts.py prints.</summary>
    [Theory]
    [InlineData(3, 30750.40)]
    [InlineData(5, 30011.66)]
    [InlineData(8, 28991.14)]
    public void Fit_OfFewRowsInManyDimensions_EndsNoHigherThanTenStartsOfScikitLearn(int k, double median)
    {
        using var points = FormulaPoints.Blobs(120, 200, 1, 0);
        var groups = KMeansGrouping.Fit(points, new GroupingOptions { K = k }, null, default);
        groups.Centers.Dispose();
        Assert.InRange(groups.Inertia!.Value, 0, median);
    }
}
