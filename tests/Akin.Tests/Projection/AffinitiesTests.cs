using Akin.Neighbours;
using Akin.Numerics;
using Akin.Projection;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Projection;

public sealed class AffinitiesTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5.5)]
    [InlineData(19)]
    public void Calibrate_GrowingDistances_TheWantedPerplexityAndTheGaussianShape(double perplexity)
    {
        var distances = Enumerable.Range(0, 20).Select(i => 3 + (0.1f * i)).ToArray();
        var probabilities = new double[20];

        Perplexity.Calibrate(distances, perplexity, probabilities);

        Assert.Equal(1, probabilities.Sum(), 1e-12);
        Assert.Equal(Math.Log(perplexity), probabilities.Sum(p => -p * Math.Log(p)), 1e-9);
        double Precision(int i) =>
            Math.Log(probabilities[0] / probabilities[i]) / (Square(distances[i]) - Square(distances[0]));
        Assert.Equal(Precision(1), Precision(19), 1e-6 * Precision(1));
    }

    [Fact]
    public void Calibrate_TwoNeighbours_ByHand()
    {
        // Entropy of (p, 1 − p) with p = 0.9: the precision is log 9, for squares 0 and 1.
        var perplexity = Math.Exp(-(0.9 * Math.Log(0.9)) - (0.1 * Math.Log(0.1)));
        var probabilities = new double[2];

        Perplexity.Calibrate([0, 1], perplexity, probabilities);

        Assert.Equal(0.9, probabilities[0], 1e-8);
    }

    [Fact]
    public void Calibrate_AllEquallyNear_Shared()
    {
        var probabilities = new double[4];

        Perplexity.Calibrate([2, 2, 2, 2], 2, probabilities);

        Assert.Equal([0.25, 0.25, 0.25, 0.25], probabilities);
    }

    [Fact]
    public void Calibrate_MoreCopiesThanWanted_TheCopiesShare()
    {
        var probabilities = new double[5];

        Perplexity.Calibrate([0, 0, 0, 1, 1], 2, probabilities);

        Assert.All(probabilities[..3], p => Assert.Equal(1 / 3.0, p, 1e-6));
        Assert.All(probabilities[3..], p => Assert.Equal(0, p, 1e-6));
    }

    [Fact]
    public void FromNeighbours_Blobs_SymmetricSumsToOneAndAscending()
    {
        using var points = FormulaPoints.Blobs(400, 6, 4, 2);
        using var neighbours = ExactNeighbours.Find(points, 30, 2);

        var affinities = Affinities.FromNeighbours(neighbours, 10, 2, CancellationToken.None);

        var all = new Dictionary<(int, int), float>();
        for (var row = 0; row < 400; row++)
        {
            var columns = affinities.Columns(row).ToArray();
            Assert.Equal(columns.Order().Distinct(), columns);
            Assert.DoesNotContain(row, columns);
            Assert.Empty(neighbours.IndicesOf(row).ToArray().Except(columns));
            for (var i = 0; i < columns.Length; i++)
            {
                all.Add((row, columns[i]), affinities.Values(row)[i]);
            }
        }

        Assert.Equal(affinities.Count, all.Count);
        Assert.Equal(1, all.Values.Sum(p => (double)p), 1e-5);
        Assert.All(all, pair => Assert.Equal(pair.Value, all[(pair.Key.Item2, pair.Key.Item1)]));
    }

    [Fact]
    public void FromNeighbours_ThreePointsOnALine_ByHand()
    {
        // One neighbour each: 0 → 1, 1 → 0, 2 → 1, each with probability 1.
        using var points = Matrix.From([0, 1, 3], columns: 1);
        using var neighbours = ExactNeighbours.Find(points, 1);

        var affinities = Affinities.FromNeighbours(neighbours, 1, 1, CancellationToken.None);

        Assert.Equal([1], affinities.Columns(0).ToArray());
        Assert.Equal([0, 2], affinities.Columns(1).ToArray());
        Assert.Equal([1], affinities.Columns(2).ToArray());
        Assert.Equal([1 / 3f, 1 / 6f], affinities.Values(1).ToArray());
    }

    private static double Square(double value) => value * value;
}
