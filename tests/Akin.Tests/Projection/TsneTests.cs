using System.Numerics;
using System.Text.Json;
using Akin.Neighbours;
using Akin.Numerics;
using Akin.Projection;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Projection;

public sealed class TsneTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Fit_FormulaPoints_DivergenceAsOpenTsne(int index)
    {
        using var document = JsonDocument.Parse(
            File.ReadAllText(Repository.PathOf("tests", "Akin.Tests", "Expectations", "Projection", "tsne.json")));
        var golden = document.RootElement.GetProperty("cases")[index];
        SkipWhereEmulated(golden.GetProperty("n").GetInt32());
        using var points = FormulaPoints.Blobs(
            golden.GetProperty("n").GetInt32(),
            golden.GetProperty("d").GetInt32(),
            golden.GetProperty("groups").GetInt32(),
            golden.GetProperty("spread").GetDouble());

        using var result = Tsne.Fit(
            points, new() { Perplexity = golden.GetProperty("perplexity").GetDouble(), Threads = 2 });

        Assert.InRange(result.KlDivergence / golden.GetProperty("kl").GetDouble(), 0.9, 1.03);
        Assert.Equal(points.Rows <= 1000 ? 1250 : 1000, result.Iterations);
    }

    [Theory]
    [InlineData(600)]
    [InlineData(1200)]
    public void Fit_FarBlobs_NeighboursOnTheMapAreOfTheSameBlob(int n)
    {
        SkipWhereEmulated(n);
        using var points = FormulaPoints.Blobs(n, 10, 6, 4);

        using var result = Tsne.Fit(points, new() { Threads = 2 });

        using var neighbours = ExactNeighbours.Find(result.Map, 5);
        var same = Enumerable.Range(0, n).Sum(i => neighbours.IndicesOf(i).ToArray().Count(j => j % 6 == i % 6));
        Assert.InRange(same / (5.0 * n), 0.99, 1);
    }

    [Fact]
    public void Fit_MapOfBothRepulsions_EquallyGood()
    {
        SkipWhereEmulated(1005);
        using var thousand = FormulaPoints.Blobs(1000, 6, 5, 2);
        using var more = FormulaPoints.Blobs(1005, 6, 5, 2);

        using var exact = Tsne.Fit(thousand, new() { Threads = 2 });
        using var interpolated = Tsne.Fit(more, new() { Threads = 2 });

        Assert.Equal(1, interpolated.KlDivergence / exact.KlDivergence, 0.03);
    }

    [Fact]
    public void Fit_Progress_EveryIterationIsTold()
    {
        using var points = FormulaPoints.Blobs(30, 3, 2, 1);
        var told = new List<StageProgress>();

        using var result = Tsne.Fit(
            points, new() { EarlyExaggerationIterations = 3, Iterations = 4 }, new Listener(told));

        var iterations = told.Where(p => p.Unit == "iterations").ToArray();
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], iterations.Select(p => p.Done));
        Assert.All(iterations, p => Assert.Equal(7, p.Total));
    }

    [Fact]
    public void Fit_CancelledOnTheWay_Stops()
    {
        using var points = FormulaPoints.Blobs(50, 3, 2, 1);
        using var source = new CancellationTokenSource();
        var told = new List<StageProgress>();

        Assert.ThrowsAny<OperationCanceledException>(
            () => Tsne.Fit(points, new(), new Listener(told, p => p.Done == 5, source), source.Token));

        Assert.True(told.Count < 20);
    }

    [Theory]
    [InlineData(1000, 30, 30)]
    [InlineData(61, 30, 20)]
    [InlineData(4, 30, 1)]
    [InlineData(2, 30, 1)]
    public void PerplexityFor_Points_AtMostAThirdOfTheOthers(int points, double wanted, double expected) =>
        Assert.Equal(expected, Tsne.PerplexityFor(points, wanted));

    [Fact]
    public void Fit_BadOptions_AllFaultsInOneMessage()
    {
        using var points = FormulaPoints.Blobs(5, 2, 1, 0);

        var error = Assert.Throws<ArgumentException>(
            () => Tsne.Fit(points, new() { Perplexity = 0.5, Iterations = -1, Threads = 0, LearningRate = 0 }));

        Assert.Equal(
            "t-SNE options: Perplexity is 0.5, must be at least 1; Iterations is -1, must not be negative; "
            + "LearningRate is 0, must be above 0; Threads is 0, must be at least 1.",
            error.Message);
    }

    /// <summary>
    /// Registers that software emulates make a whole map on the grid take minutes; its parts are tested there anyway.
    /// </summary>
    private static void SkipWhereEmulated(int points) =>
        Assert.SkipUnless(points <= 1000 || Vector.IsHardwareAccelerated, "No vector registers in hardware.");

    private sealed class Listener(
        List<StageProgress> told, Func<StageProgress, bool>? stop = null, CancellationTokenSource? source = null)
        : IProgress<StageProgress>
    {
        public void Report(StageProgress value)
        {
            told.Add(value);
            if (value.Unit == "iterations" && stop?.Invoke(value) == true)
            {
                source!.Cancel();
            }
        }
    }
}
