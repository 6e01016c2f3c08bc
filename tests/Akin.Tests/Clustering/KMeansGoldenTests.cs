using System.Globalization;
using Akin.Clustering;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Clustering;

/// <summary>
/// The same starting centres give what scikit-learn gives: the same labels, steps, centres and inertia.
/// </summary>
public sealed class KMeansGoldenTests
{
    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, Goldens.Clustering.Kmeans.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_GivenCentres_EqualsScikitLearn(int index)
    {
        var golden = Goldens.Clustering.Kmeans[index];
        using var points = FormulaData.Named(golden.Data);
        using var start = Start(points, golden);
        var options = new KMeansOptions
        {
            K = golden.Start.Length,
            InitialCenters = start,
            MaxIterations = golden.Steps,
            Tolerance = golden.Tolerance,
        };
        var result = KMeans.Fit(points, options, null, TestContext.Current.CancellationToken);

        Assert.Equal(golden.LabelNumbers, result.Labels);
        Assert.Equal(golden.Iterations, result.Iterations);
        Assert.Equal(golden.Clusters, result.Clusters);
        Assert.Equal(golden.Inertia, result.Inertia, 1e-5 * golden.Inertia);
        for (var c = 0; c < golden.Centers.Length; c++)
        {
            for (var i = 0; i < golden.Centers[c].Length; i++)
            {
                var expected = golden.Centers[c][i];
                Assert.Equal(expected, result.Centers[c][i], 1e-6 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    [Fact]
    public void Fit_DigitsWithTies_HasTheLabelsOfScikitLearn()
    {
        var lines = File.ReadAllLines(
            Repository.PathOf("tests", "Akin.Tests", "Expectations", "Clustering", "digits.txt"));
        string[][] rows = [.. lines[1..^1].Select(line => line.Split(' '))];
        using var points = FormulaData.Rows(rows.Length, 64, (row, column) => rows[row][1][column] - 'a');
        using var start = FormulaData.Rows(10, 64, (c, column) => points[3 + (c == 0 ? 0 : (61 * c) - 3)][column]);
        var options = new KMeansOptions { K = 10, InitialCenters = start, MaxIterations = 20, Tolerance = 0 };
        var result = KMeans.Fit(points, options, null, TestContext.Current.CancellationToken);
        int[] expected = [.. rows.Select(row => int.Parse(row[0], CultureInfo.InvariantCulture))];
        ClusterNumbering.Apply(ClusterNumbering.BySize(expected, 10), expected);
        Assert.Equal(expected, result.Labels);
        var inertia = double.Parse(lines[^1], CultureInfo.InvariantCulture);
        Assert.Equal(inertia, result.Inertia, 1e-9 * inertia);
    }

    private static Matrix Start(Matrix points, KMeansGolden golden)
    {
        var start = new Matrix(golden.Start.Length, points.Columns);
        for (var c = 0; c < start.Rows; c++)
        {
            points[golden.Start[c]].CopyTo(start[c]);
        }

        if (golden.FarStart)
        {
            foreach (ref var value in start[start.Rows - 1])
            {
                value += 1000;
            }
        }

        return start;
    }
}
