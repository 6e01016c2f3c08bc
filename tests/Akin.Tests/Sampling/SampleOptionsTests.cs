using Akin.Sampling;
using Xunit;

namespace Akin.Tests.Sampling;

public sealed class SampleOptionsTests
{
    [Theory]
    [InlineData(3, 2)]
    [InlineData(50, 7)]
    [InlineData(100, 10)]
    [InlineData(900, 30)]
    [InlineData(100_000, 30)]
    public void MostClusters_Unsaid_IsTheRootOfTheRowsUpTo30(int rows, int most) =>
        Assert.Equal(most, new SampleOptions { Count = 1 }.MostClusters(rows));

    [Fact]
    public void MostClusters_Said_IsThat()
    {
        Assert.Equal(30, new SampleOptions { Count = 1, KMin = 5, KMax = 30 }.MostClusters(50));
        Assert.Equal(12, new SampleOptions { Count = 1, KMin = 12 }.MostClusters(50));
    }
}
