using System.Text.Json;
using Akin.Clustering.Density;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Clustering.Density;

/// <summary>Against scikit-learn: <c>Expectations/Density/generate_density.py</c>.</summary>
public sealed class DensityGoldenTests
{
    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly Goldens All = JsonSerializer.Deserialize<Goldens>(
        File.ReadAllText(Repository.PathOf("tests", "Akin.Tests", "Expectations", "Density", "density.json")), Json)!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> DbscanCases => [.. Enumerable.Range(0, All.Dbscan.Count)];

    public static TheoryData<int> HdbscanCases => [.. Enumerable.Range(0, All.Hdbscan.Count)];

    [Theory]
    [MemberData(nameof(DbscanCases))]
    public void Dbscan_IsScikitLearns(int number)
    {
        var golden = All.Dbscan[number];
        using var points = Data(golden.Data);
        var options = new DbscanOptions { Radius = golden.Eps, MinSamples = golden.MinSamples };
        var result = Dbscan.Fit(points, options, null, Token);
        Assert.Equal(golden.Labels, Letters(result.Labels));
        Assert.Equal(golden.Core, string.Concat(result.Core.Select(core => core ? '1' : '0')));
    }

    [Theory]
    [MemberData(nameof(HdbscanCases))]
    public void Hdbscan_IsScikitLearns(int number)
    {
        var golden = All.Hdbscan[number];
        using var points = Data(golden.Data);
        var options = new HdbscanOptions
        {
            MinClusterSize = golden.MinClusterSize,
            MinSamples = golden.MinSamples,
            Selection = golden.Leaf ? ClusterSelection.Leaf : ClusterSelection.ExcessOfMass,
            AllowSingleCluster = golden.Single,
        };
        var result = Hdbscan.Fit(points, options, null, Token);
        Assert.Equal(golden.Labels, Letters(result.Labels));
        for (var row = 0; row < result.Labels.Length; row++)
        {
            Assert.Equal(golden.Probabilities[row], result.Probabilities[row], 2e-6);
        }
    }

    private static Matrix Data(string name) =>
        name == "one" ? FormulaData.Blobs(6, 200, 3, 1, 1, 0) : FormulaData.Named(name);

    private static string Letters(int[] labels) =>
        string.Concat(labels.Select(label => label < 0 ? '.' : (char)('A' + label)));

    internal sealed record Goldens(IReadOnlyList<DbscanGolden> Dbscan, IReadOnlyList<HdbscanGolden> Hdbscan);

    internal sealed record DbscanGolden(string Data, double Eps, int MinSamples, string Labels, string Core);

    internal sealed record HdbscanGolden(
        string Data, int MinClusterSize, int MinSamples, bool Leaf, bool Single, string Labels, double[] Probabilities);
}
