using Akin.Quality;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Quality;

public sealed class AgreementTests
{
    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, Goldens.Clustering.Agreement.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_GoldenLabels_EqualScikitLearn(int index)
    {
        var golden = Goldens.Clustering.Agreement[index];
        var (truth, found) = golden.Draw();
        Assert.Equal(golden.AdjustedRand, Agreement.AdjustedRand(truth, found), 1e-12);
        Assert.Equal(golden.Nmi, Agreement.NormalizedMutualInformation(truth, found), 1e-12);
        Assert.Equal(golden.VMeasure, Agreement.VMeasure(truth, found), 1e-12);
        Assert.Equal(golden.Homogeneity, Agreement.Homogeneity(truth, found), 1e-12);
        Assert.Equal(golden.Completeness, Agreement.Completeness(truth, found), 1e-12);
        Assert.Equal(golden.Purity, Agreement.Purity(truth, found), 1e-12);
    }

    [Theory]
    [InlineData(new int[] { }, new int[] { })]
    [InlineData(new[] { 3 }, new[] { -1 })]
    [InlineData(new[] { 1, 1, 1 }, new[] { 4, 4, 4 })]
    [InlineData(new[] { 0, 1, 2 }, new[] { 7, 5, 6 })]
    [InlineData(new[] { 0, 0, 1, -1 }, new[] { 2, 2, -1, 0 })]
    public void Scores_SameGroupsByOtherNames_AreOne(int[] first, int[] second)
    {
        Assert.Equal(1, Agreement.AdjustedRand(first, second));
        Assert.Equal(1, Agreement.NormalizedMutualInformation(first, second), 1e-15);
        Assert.Equal(1, Agreement.VMeasure(first, second), 1e-15);
        Assert.Equal(1, Agreement.Purity(first, second));
    }

    [Fact]
    public void AdjustedRand_SolvedByHand_IsRight()
    {
        // 15 pairs; 4 together in the first, 4 in the second, 2 in both, 4 · 4 / 15 by chance.
        int[] first = [0, 0, 0, 1, 1, 2];
        int[] second = [0, 0, 1, 1, 1, 2];
        Assert.Equal((2 - 1.0667) / (4 - 1.0667), Agreement.AdjustedRand(first, second), 1e-4);
    }

    [Fact]
    public void ContingencyTable_Of_CountsPairs()
    {
        var table = ContingencyTable.Of([5, 5, -1, 5], [2, 3, 2, 3]);
        Assert.Equal([-1, 5], table.Rows);
        Assert.Equal([2, 3], table.Columns);
        Assert.Equal([1, 0], table.Counts[0]);
        Assert.Equal([1, 2], table.Counts[1]);
    }

    [Fact]
    public void Scores_OtherLengths_AreRefused() =>
        Assert.Throws<ArgumentException>(() => Agreement.AdjustedRand([1, 2], [1]));
}
