using Akin.Quality;
using Xunit;

namespace Akin.Tests.Quality;

public sealed class ElbowTests
{
    [Fact]
    public void Find_SharpBend_IsTheBend()
    {
        int[] ks = [2, 3, 4, 5, 6, 7, 8, 9, 10];
        double[] inertias = [100, 70, 40, 10, 9, 8, 7, 6, 5];
        Assert.Equal(5, Elbow.Find(ks, inertias));
    }

    [Fact]
    public void Find_PaperExample_IsAtTwo()
    {
        // The paper's −1/x + 5, turned over: 1 − y − x is largest where the scaled slope is 1, at k = √99.
        var ks = Enumerable.Range(1, 99).ToArray();
        var inertias = Array.ConvertAll(ks, k => 1.0 / (k / 10.0));
        Assert.Equal(10, Elbow.Find(ks, inertias));
    }

    [Fact]
    public void Find_TwoBends_GivesTheMorePronounced()
    {
        int[] ks = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        double[] inertias = [100, 88, 86, 84, 50, 16, 10, 5, 0];
        Assert.Equal(6, Elbow.Find(ks, inertias));
    }

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new double[] { 5 })]
    [InlineData(new double[] { 5, 1 })]
    [InlineData(new double[] { 3, 3, 3, 3 })]
    [InlineData(new double[] { 8, 6, 4, 2, 0 })]
    [InlineData(new double[] { 10, 9.9, 9, 7, 0 })]
    public void Find_NoBend_IsNull(double[] inertias) =>
        Assert.Null(Elbow.Find([.. Enumerable.Range(2, inertias.Length)], inertias));
}
