using Akin.Comparison.Models;
using Akin.Numerics;
using Akin.Quality;
using Xunit;

namespace Akin.Tests.Comparison.Models;

/// <summary>Made-up models of which it is known what they see: groups, the same groups in other units, or nothing.
/// </summary>
public sealed class ModelComparisonTests
{
    private const int Groups = 4;
    private static readonly int[] Truth = [.. Enumerable.Range(0, 160).Select(row => row % Groups)];

    [Fact]
    public void Of_GroupsAgainstNoiseWithLabels_IsVerySure()
    {
        using var seen = Seen(Truth.Length, 8, 1);
        using var noise = MadeUpSpaces.Noise(Truth.Length, 8, 2);
        var result = Compare([new("noise", noise), new("seen", seen)], Truth);

        Assert.Equal((1, Sureness.Very), (result.Verdict.Better, result.Verdict.Sureness));
        Assert.StartsWith(
            "seen groups these pictures better than noise.", result.Verdict.Sentence, StringComparison.Ordinal);
        Assert.Equal(Groups, result.K);
        Assert.Equal((160, Groups), (result.Labelled, result.Classes));
        var (blind, sees) = (result.Models[0], result.Models[1]);
        Assert.Equal(1, sees.Common.Nmi!.Value, 6);
        Assert.Equal(1, sees.Common.AdjustedRand!.Value, 6);
        Assert.Equal(1, sees.NeighbourAgreement!.Value, 6);
        Assert.InRange(blind.Common.AdjustedRand!.Value, -0.05, 0.05);
        Assert.InRange(blind.NeighbourAgreement!.Value, 0.15, 0.35);
    }

    [Fact]
    public void Of_GroupsAgainstNoiseWithoutLabels_IsFairlySureAndSaysWhy()
    {
        using var seen = Seen(Truth.Length, 8, 1);
        using var noise = MadeUpSpaces.Noise(Truth.Length, 8, 2);
        var result = Compare([new("seen", seen), new("noise", noise)], []);

        Assert.Equal((0, Sureness.Fairly), (result.Verdict.Better, result.Verdict.Sureness));
        Assert.Equal(Groups, result.Models[0].Own.K);
        Assert.InRange(result.Models[0].Own.Evidence!.Value, 0.8 * Math.Log(Groups), Math.Log(Groups) + 1e-9);
        Assert.InRange(result.Models[1].Own.Evidence!.Value, 0, 0.1);
        Assert.True(result.Models[0].ClearGroups);
        Assert.False(result.Models[1].ClearGroups);
        Assert.Contains(result.Verdict.Reasons, reason => reason.Contains("no labels", StringComparison.Ordinal));
        Assert.Null(result.Models[0].Common.Nmi);
    }

    /// <summary>Units and axes of a space are no merit: a turned, stretched copy is as good.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_TheSameInOtherUnits_CannotBeTold(bool labelled)
    {
        using var seen = Seen(Truth.Length, 8, 1, spread: 0.9);
        using var same = new Matrix(seen.Rows, 16);
        for (var row = 0; row < seen.Rows; row++)
        {
            for (var i = 0; i < seen.Columns; i++)
            {
                same[row][15 - i] = 1000 * seen[row][i];
            }
        }

        var result = Compare([new("a", seen), new("b", same)], labelled ? Truth : []);

        Assert.Equal((null, Sureness.None), (result.Verdict.Better, result.Verdict.Sureness));
        Assert.Equal(1, result.Pairs[0].AdjustedRand, 6);
        Assert.Equal(1, result.Pairs[0].SharedNeighbours, 6);
        Assert.Equal(result.Models[0].Common.Silhouette!.Value, result.Models[1].Common.Silhouette!.Value, 5);
    }

    [Fact]
    public void Of_TwoClouds_FindsNothingToTell()
    {
        using var one = MadeUpSpaces.Noise(120, 6, 3);
        using var other = MadeUpSpaces.Noise(120, 12, 4);
        var result = Compare([new("one", one), new("other", other)], []);

        Assert.Null(result.Verdict.Better);
        Assert.StartsWith("No model finds clear groups", result.Verdict.Sentence, StringComparison.Ordinal);
        var random = new RandomSource(9);
        int[] labels = [.. Enumerable.Range(0, 120).Select(_ => random.Next(3))];
        var labelled = Compare([new("one", one), new("other", other)], labels);
        Assert.Null(labelled.Verdict.Better);
    }

    /// <summary>A silhouette rewards few dimensions; evidence must not be taken in by it.</summary>
    [Fact]
    public void Of_NoiseOnALine_HasTheHigherSilhouetteAndIsNotBetter()
    {
        using var seen = Seen(Truth.Length, 24, 1, spread: 2.5);
        using var line = MadeUpSpaces.Noise(Truth.Length, 1, 2);
        var result = Compare([new("line", line), new("seen", seen)], []);

        Assert.True(result.Models[0].Common.Silhouette > result.Models[1].Common.Silhouette);
        Assert.Equal(1, result.Verdict.Better);
    }

    [Fact]
    public void Of_ThreeModels_NamesTheBest()
    {
        using var seen = Seen(Truth.Length, 8, 1);
        using var worse = Seen(Truth.Length, 8, 1, spread: 3.5);
        using var noise = MadeUpSpaces.Noise(Truth.Length, 8, 2);
        var result = Compare([new("noise", noise), new("worse", worse), new("seen", seen)], Truth);

        Assert.Equal(2, result.Verdict.Better);
        Assert.Equal([(0, 1), (0, 2), (1, 2)], result.Pairs.Select(pair => (pair.A, pair.B)));
        Assert.Contains("better than the others", result.Verdict.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(20)]
    public void Of_FewOrEqualPictures_SaysThatTheyAreTooFew(int rows)
    {
        using var equal = new Matrix(rows, 3);
        using var some = rows > 5 ? new Matrix(rows, 2) : MadeUpSpaces.Noise(rows, 2, 1);
        foreach (var labels in new[] { [], Enumerable.Range(0, rows).Select(row => row % 2).ToArray() })
        {
            var result = Compare([new("equal", equal), new("some", some)], labels);

            Assert.Equal((null, Sureness.None), (result.Verdict.Better, result.Verdict.Sureness));
            Assert.Contains("too few, or too much alike", result.Verdict.Sentence, StringComparison.Ordinal);
            Assert.Equal(Math.Min(rows - 1, 10), result.Neighbours);
        }
    }

    [Fact]
    public void Of_AnyThreads_GivesTheSame()
    {
        using var seen = Seen(90, 5, 1, spread: 2);
        using var noise = MadeUpSpaces.Noise(90, 5, 2);
        ModelSpace[] spaces = [new("seen", seen), new("noise", noise)];
        var one = ModelComparison.Of(spaces, Truth[..90], new() { Threads = 1, KMax = 6, Seeds = 3 });
        var four = ModelComparison.Of(spaces, Truth[..90], new() { Threads = 4, KMax = 6, Seeds = 3 });

        Assert.Equal(one.Pairs, four.Pairs);
        Assert.Equal(one.Verdict.Sentence, four.Verdict.Sentence);
        Assert.Equal(one.Models[0].Common.Evidence, four.Models[0].Common.Evidence);
        Assert.Equal(one.Models[0].Common.Labels, four.Models[0].Common.Labels);
    }

    [Fact]
    public void Of_UnlabelledRows_TakesOnlyTheOthersForAgreement()
    {
        using var seen = Seen(Truth.Length, 8, 1);
        using var noise = MadeUpSpaces.Noise(Truth.Length, 8, 2);
        int[] some = [.. Truth.Select((label, row) => row < 80 ? label : -1)];
        var result = Compare([new("seen", seen), new("noise", noise)], some);

        Assert.Equal(80, result.Labelled);
        Assert.Equal(1, result.Models[0].Common.Nmi!.Value, 6);
        Assert.Equal(0, result.Verdict.Better);
    }

    [Fact]
    public void Of_WhatDoesNotMatch_IsRefused()
    {
        using var three = MadeUpSpaces.Noise(3, 2, 1);
        using var four = MadeUpSpaces.Noise(4, 2, 1);
        Assert.Contains("takes two", Refused([new("a", three)], [], new()), StringComparison.Ordinal);
        Assert.Contains("3, 4", Refused([new("a", three), new("b", four)], [], new()), StringComparison.Ordinal);
        Assert.Contains("2 labels for 3 rows", Refused([new("a", three), new("b", three)], [0, 1], new()),
            StringComparison.Ordinal);
        Assert.Contains("K is 9", Refused([new("a", three), new("b", three)], [], new() { K = 9 }),
            StringComparison.Ordinal);
        Assert.Equal(
            "K is 1: models are compared at 2 or more groups. Threads is 0: at least 1 is needed.",
            Refused([new("a", three), new("b", three)], [], new() { K = 1, Threads = 0 }));
        three[1][0] = float.NaN;
        Assert.Throws<ArgumentException>(() => Compare([new("a", three), new("b", three)], []));
    }

    /// <summary>Differences 1, 2, 3, 6: mean 3, sample variance (4 + 1 + 0 + 9) / 3.</summary>
    [Fact]
    public void PairedDifference_OfFourValues_IsThatByHand()
    {
        double[] one = [1, 3, 5, 9], other = [0, 1, 2, 3];
        var halves = PairedDifference.OfHalves(one, other);
        var rows = PairedDifference.OfRows(one, other);

        Assert.Equal(3, halves.Mean);
        Assert.Equal(Math.Sqrt(14 / 3.0), halves.Error, 12);
        Assert.Equal(Math.Sqrt(14 / 12.0), rows.Error, 12);
        Assert.Equal(3 / Math.Sqrt(14 / 12.0), rows.Z, 12);
        Assert.Equal(0, PairedDifference.OfRows(one, one).Z);
        // Thirty films of ten frames each say no more than thirty pictures.
        double[] films = [.. Enumerable.Range(0, 30).Select(film => (double)(film * film % 7))];
        double[] frames = [.. films.SelectMany(film => Enumerable.Repeat(film, 10))];
        Assert.Equal(
            PairedDifference.OfRows(films, new double[30]).Error,
            PairedDifference.OfRows(frames, new double[300]).Error, 12);
        Assert.Equal(double.NegativeInfinity, PairedDifference.OfRows([0, 0], [1, 1]).Z);
    }

    /// <summary>On a line each row's two nearest are told by hand.</summary>
    [Fact]
    public void NearestRows_OnALine_AreThoseByHand()
    {
        using var line = Matrix.From([0, 1, 3, 7, 7], 1);
        var near = NearestRows.Of(line, [0, 3, 4], 2, 1);

        Assert.Equal([(1, 1.0), (2, 3.0)], near[0]);
        Assert.Equal([(4, 0.0), (2, 4.0)], near[1]);
        Assert.Equal([(3, 0.0), (2, 4.0)], near[2]);
        using var alone = new Matrix(1, 1);
        Assert.Empty(NearestRows.Of(alone, [0], 4, 1)[0]);
    }

    [Fact]
    public void Of_TwoModels_AgreementsAreThoseOfTheirGroups()
    {
        using var seen = Seen(60, 3, 1, spread: 2);
        using var noise = MadeUpSpaces.Noise(60, 3, 2);
        var result = Compare([new("seen", seen), new("noise", noise)], []);
        int[] a = [.. result.Models[0].Common.Labels], b = [.. result.Models[1].Common.Labels];

        Assert.Equal(Agreement.AdjustedRand(a, b), result.Pairs[0].AdjustedRand);
        Assert.Equal(Agreement.NormalizedMutualInformation(a, b), result.Pairs[0].Nmi);
        Assert.Equal(Silhouette.Score(seen, a).Mean, result.Models[0].Common.Silhouette!.Value, 6);
    }

    private static ModelComparisonResult Compare(IReadOnlyList<ModelSpace> spaces, int[] labels) =>
        ModelComparison.Of(spaces, labels, new() { KMax = 8, Seeds = 4, Threads = 2 });

    private static string Refused(
        IReadOnlyList<ModelSpace> spaces, int[] labels, ModelComparisonOptions options) =>
        Assert.Throws<ArgumentException>(() => ModelComparison.Of(spaces, labels, options)).Message;

    /// <summary>Groups around four corners, 6 apart, in the order of <see cref="Truth"/>.</summary>
    private static Matrix Seen(int rows, int columns, ulong seed, double spread = 0.5)
    {
        var points = MadeUpSpaces.Noise(rows, columns, seed);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < columns; i++)
            {
                points[row][i] = (float)((points[row][i] * spread) + (i % Groups == Truth[row] ? 6 : 0));
            }
        }

        return points;
    }
}
