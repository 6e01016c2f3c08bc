using Akin.Comparison.Models;
using Xunit;

namespace Akin.Tests.Comparison.Models;

/// <summary>The verdict on made-up differences, each with a standard error of 1.</summary>
public sealed class ModelVerdictTests
{
    [Fact]
    public void Of_TheThirdWithFarBetterNeighbours_NamesItThoughItsGroupsAgreeLeast()
    {
        var verdict = Judge(neighbours: [5, -8, -12], groups: [0.2, 0.3, 0.1]);

        Assert.Equal((2, Sureness.Fairly), (verdict.Better, verdict.Sureness));
        Assert.Equal(
            "C groups these pictures better than the others. That is fairly sure, by agreement with collections.",
            verdict.Sentence);
    }

    [Fact]
    public void Of_OneBetterThanOneOnly_NamesThePair()
    {
        var verdict = Judge(neighbours: [0, 0.5, 6], groups: [0.1, 0, 0]);

        Assert.Null(verdict.Better);
        Assert.StartsWith("A and B group these pictures about equally", verdict.Sentence, StringComparison.Ordinal);
        Assert.Equal("For all that, B is better than C.", verdict.Reasons[^1]);
    }

    [Fact]
    public void Of_EachBehindAnother_SaysThatItDepends()
    {
        var verdict = Judge(neighbours: [6, -6, 6], groups: [0, 0, 0]);

        Assert.Equal("It depends: no model groups these pictures better than all others.", verdict.Sentence);
        Assert.Equal(
            "For all that, A is better than B, C is better than A, B is better than C.", verdict.Reasons[^1]);
    }

    /// <summary>Two leads of 2.1 are not enough among three; of 2.4 and 2.1 the larger pays for both (Holm).</summary>
    [Theory]
    [InlineData(2.1, 2.1, null)]
    [InlineData(2.4, 2.1, 0)]
    [InlineData(2.4, 1.9, null)]
    public void Of_ThreeModels_AsksForMoreThanOfTwo(double overB, double overC, int? better) =>
        Assert.Equal(better, Judge(neighbours: [overB, overC, 0], groups: [0, 0, 0]).Better);

    [Theory]
    [InlineData(9, null, Sureness.None)]
    [InlineData(29, 0, Sureness.Fairly)]
    [InlineData(30, 0, Sureness.Very)]
    public void Of_FewLabels_IsNotVerySure(int labelled, int? better, Sureness sureness)
    {
        var verdict = Judge(neighbours: [5, 5, 0], groups: [6, 6, 0], labelled);
        Assert.Equal((better, sureness), (verdict.Better, verdict.Sureness));
    }

    [Fact]
    public void Of_GroupsAndNeighboursThatContradict_SaysThatItDepends()
    {
        var verdict = Judge(neighbours: [-5, 0, 0], groups: [6, 0, 0]);
        Assert.Equal(
            "It depends: the groups of A agree better with the labels, the neighbours of B do.", verdict.Sentence);
    }

    /// <summary>Three models A, B, C; differences of A and B, A and C, B and C.</summary>
    private static ModelVerdict Judge(double[] neighbours, double[] groups, int labelled = 400)
    {
        (int A, int B)[] pairs = [(0, 1), (0, 2), (1, 2)];
        return ModelVerdict.Of(
            [Score("A", 0.50), Score("B", 0.49), Score("C", 0.48)],
            [.. pairs.Select((pair, i) => new ModelPair(pair.A, pair.B, 0.5, 0.5, 0.5)
            {
                Nmis = new(groups[i], 1),
                Neighbours = new(neighbours[i], 1),
            })],
            400, labelled, new() { LabelSource = "collections" });
    }

    private static ModelScore Score(string name, double nmi)
    {
        var groups = new ModelGroups(2, []) { Nmi = nmi, AdjustedRand = nmi, HalfStability = 0.5 };
        return new(name, 2, groups, groups, true);
    }
}
