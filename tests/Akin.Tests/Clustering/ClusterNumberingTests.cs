using Akin.Clustering;
using Xunit;

namespace Akin.Tests.Clustering;

public sealed class ClusterNumberingTests
{
    [Fact]
    public void BySize_SizesTiesNoiseAndEmpties_AreOrdered()
    {
        int[] labels = [3, -1, 0, 0, 3, 4, 4, 4];
        var order = ClusterNumbering.BySize(labels, 5);
        ClusterNumbering.Apply(order, labels);
        Assert.Equal([4, 3, 0, 1, 2], order);
        Assert.Equal([1, -1, 2, 2, 1, 0, 0, 0], labels);
    }
}
