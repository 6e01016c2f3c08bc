using Akin.Clustering.Hierarchy;
using Akin.Numerics;
using Akin.Quality;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Clustering.Hierarchy;

public sealed class AgglomerativeTests
{
    public static TheoryData<string, string> Goldens
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var golden in LinkageGoldens.All.Trees)
            {
                cases.Add(golden.Data, golden.Method);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Goldens))]
    public void Fit_AnyLinkage_IsSciPysTree(string data, string method)
    {
        var golden = LinkageGoldens.All.Trees.Single(each => each.Data == data && each.Method == method);
        using var points = Named(data);

        var result = Agglomerative.Fit(points, Options(method) with { K = 4, Threads = 2 });

        var merges = result.Tree.Merges;
        Assert.Equal(points.Rows - 1, merges.Count);
        for (var i = 0; i < merges.Count; i++)
        {
            Assert.Equal(golden.Distances[i], merges[i].Distance, 1e-9 * (1 + golden.Distances[i]));
        }

        if (golden.Merges.Length > 0)
        {
            Assert.Equal(golden.Merges.Select(row => (row[0], row[1], row[2])), merges.Select(
                merge => (merge.A, merge.B, merge.Size)));
            Assert.Equal(1, Agreement.AdjustedRand(golden.Labels, result.Labels));
        }
    }

    [Fact]
    public void Fit_FourPointsOnALine_ByHand()
    {
        using var points = Matrix.From([0, 1, 5, 7], 1);

        Assert.Equal(
            [new(0, 1, 1, 2), new(2, 3, 2, 2), new(4, 5, 4, 4)],
            Agglomerative.Fit(points, Options("single")).Tree.Merges);
        Assert.Equal(
            [new(0, 1, 1, 2), new(2, 3, 2, 2), new(4, 5, 7, 4)],
            Agglomerative.Fit(points, Options("complete")).Tree.Merges);
        Assert.Equal(
            [new(0, 1, 1, 2), new(2, 3, 2, 2), new(4, 5, 5.5, 4)],
            Agglomerative.Fit(points, Options("average")).Tree.Merges);
        Assert.Equal(Math.Sqrt(2) * 5.5, Agglomerative.Fit(points, Options("ward")).Tree.Merges[2].Distance, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(33)]
    public void Fit_WardWithoutStoredDistances_IsTheSameTree(int dimensions)
    {
        using var points = FormulaData.Gaussians((ulong)dimensions, 300, dimensions);
        var needed = WardChain.BytesFor(points.Rows, dimensions);

        var stored = Agglomerative.Fit(points, Options("ward"));
        var streamed = Agglomerative.Fit(points, Options("ward") with { MemoryBytes = needed, Threads = 2 });

        Assert.Equal(stored.Labels, streamed.Labels);
        for (var i = 0; i < stored.Tree.Merges.Count; i++)
        {
            var (one, other) = (stored.Tree.Merges[i], streamed.Tree.Merges[i]);
            Assert.Equal((one.A, one.B, one.Size), (other.A, other.B, other.Size));
            Assert.Equal(one.Distance, other.Distance, 1e-9 * one.Distance);
        }
    }

    [Theory]
    [InlineData("ward")]
    [InlineData("average")]
    [InlineData("complete")]
    [InlineData("single")]
    public void Cut_AtEveryNumber_GivesThatManyAndRefines(string method)
    {
        using var points = FormulaData.Gaussians(31, 80, 4);
        var tree = Agglomerative.Fit(points, Options(method)).Tree;
        var coarser = tree.CutInto(1);
        for (var k = 1; k <= points.Rows; k++)
        {
            var labels = tree.CutInto(k);
            Assert.Equal(k, labels.Distinct().Count());
            Assert.Equal(k, labels.Zip(coarser).Distinct().Count());
            var height = k == points.Rows ? 0 : tree.Merges[points.Rows - k - 1].Distance;
            Assert.Equal(labels, tree.CutAt(height));
            coarser = labels;
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Fit_FewPoints_ALabelForEach(int n, int clusters)
    {
        using var points = FormulaData.Gaussians(32, n, 3);
        foreach (var method in new[] { "ward", "average", "complete", "single" })
        {
            var result = Agglomerative.Fit(points, Options(method));
            Assert.Equal(clusters, result.Labels.Distinct().Count());
            Assert.Equal(Math.Max(0, n - 1), result.Tree.Merges.Count);
        }
    }

    [Fact]
    public void Fit_Copies_StayTogether()
    {
        using var points = FormulaData.Rows(30, 2, (row, _) => row % 3);
        foreach (var method in new[] { "ward", "average", "complete", "single" })
        {
            var labels = Agglomerative.Fit(points, Options(method) with { K = 12 }).Labels;
            Assert.Equal(Enumerable.Range(0, 30).Select(row => row % 3), labels);
        }
    }

    [Fact]
    public void Fit_MoreThanTheMemory_RefusedWithWhatWouldDo()
    {
        using var points = new Matrix(1000, 2);
        var error = Assert.Throws<ArgumentException>(
            () => Agglomerative.Fit(points, Options("average") with { MemoryBytes = 1_000_000 }));
        Assert.StartsWith(
            "Average linkage of 1000 points needs 0.01 GB for distances, and 0.00 GB are allowed; allow more, take",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OptionOutOfRange_Refused()
    {
        using var points = new Matrix(3, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => Agglomerative.Fit(points, new() { K = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Agglomerative.Fit(points, new() { Height = double.NaN }));
    }

    [Fact]
    public void Fit_Cancelled_Stops()
    {
        using var points = FormulaData.Gaussians(33, 200, 3);
        var cancelled = new CancellationToken(canceled: true);
        foreach (var method in new[] { "ward", "single" })
        {
            Assert.ThrowsAny<OperationCanceledException>(
                () => Agglomerative.Fit(points, Options(method), null, cancelled));
        }
    }

    private static AgglomerativeOptions Options(string method) =>
        new() { Linkage = Enum.Parse<Linkage>(method, ignoreCase: true), Threads = 1 };

    private static Matrix Named(string data) => data switch
    {
        "hills" => FormulaData.Blobs(21, 60, 3, 4, 3, 0),
        "wide" => FormulaData.Digits(22, 40, 33, 5),
        "far" => FormulaData.Blobs(23, 50, 2, 3, 2, 10000),
        _ => FormulaData.Duplicates(24, 30),
    };
}
