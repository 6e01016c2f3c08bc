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
