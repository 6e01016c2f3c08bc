using Akin.Comparison.Models;
using Xunit;
using static Akin.Tests.Comparison.Models.MadeUpSpaces;

namespace Akin.Tests.Comparison.Models;

/// <summary>Many rows, of which only some are looked at or have a label.</summary>
public sealed class ModelComparisonSampleTests
{
    private const int Rows = 3000;

    /// <summary>Five labels one after the other; one model mixes the last two.</summary>
    [Fact]
    public void Of_RowsWhoseLastAloneDiffer_AsksThoseToo()
    {
        using var good = At(1, 5, Rows, row => row / 600);
        using var blind = At(2, 5, Rows, row => row < 1800 ? row / 600 : 3 + (row % 2));
        int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row / 600)];

        var result = Compare([new("good", good), new("blind", blind)], labels);

        Assert.Equal((1000, 400), (result.SampledRows, result.AskedRows));
        Assert.Equal(1, result.Models[0].NeighbourAgreement!.Value, 6);
        Assert.InRange(result.Models[1].NeighbourAgreement!.Value, 0.72, 0.88);
        Assert.Equal((0, Sureness.Very), (result.Verdict.Better, result.Verdict.Sureness));
    }

    [Fact]
    public void Of_FewLabelsAmongMany_GoesByThose()
    {
        using var seen = At(1, 4, Rows, row => row % 4);
        using var noise = Noise(Rows, 4, 2);
        int[] labels = [.. Enumerable.Range(0, Rows).Select(row => row % 49 == 0 ? row % 4 : -1)];

        var result = Compare([new("seen", seen), new("noise", noise)], labels);

        Assert.Equal((62, 1000, 62), (result.Labelled, result.SampledRows, result.AskedRows));
        Assert.Equal(1, result.Models[0].NeighbourAgreement!.Value, 6);
        Assert.InRange(result.Models[1].NeighbourAgreement!.Value, 0.15, 0.35);
        Assert.Equal((0, Sureness.Very), (result.Verdict.Better, result.Verdict.Sureness));
        Assert.True(result.Pairs[0].Nmis!.Value.Z > 3);
    }

    [Fact]
    public void Of_TooFewLabels_SaysSo()
    {
        using var seen = At(1, 4, 200, row => row % 4);
        using var noise = Noise(200, 4, 2);
        int[] labels = [.. Enumerable.Range(0, 200).Select(row => row < 6 ? row % 4 : -1)];

        var verdict = Compare([new("seen", seen), new("noise", noise)], labels).Verdict;

        Assert.Equal((null, Sureness.None), (verdict.Better, verdict.Sureness));
        Assert.StartsWith("6 pictures with a label are too few", verdict.Sentence, StringComparison.Ordinal);
    }

    /// <summary>More labels than the k's that a model is tried at: the cloud is there all the same.</summary>
    [Fact]
    public void Of_MoreLabelsThanTheLargestK_HoldsEvidenceAgainstACloud()
    {
        using var one = Noise(400, 6, 3);
        using var other = Noise(400, 6, 4);
        int[] labels = [.. Enumerable.Range(0, 400).Select(row => row % 20)];

        var result = Compare([new("one", one), new("other", other)], labels);

        Assert.Equal(20, result.K);
        Assert.All(result.Models, model =>
        {
            Assert.InRange(model.Common.ChanceStability!.Value, 0.1, 0.9);
            Assert.InRange(model.Common.HalfStability!.Value - model.Common.ChanceStability!.Value, -0.1, 0.1);
            Assert.InRange(model.Common.Evidence!.Value, 0, 0.1);
        });
    }

    private static ModelComparisonResult Compare(IReadOnlyList<ModelSpace> spaces, int[] labels) =>
        ModelComparison.Of(spaces, labels, new() { KMax = 6, Seeds = 2, Sample = 1000, Threads = 2 });
}
