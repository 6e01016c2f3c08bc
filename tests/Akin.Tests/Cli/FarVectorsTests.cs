using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>
/// float64 vectors far from zero for their spread: every verb answers as for the same vectors near zero. The shift is a
/// whole number and the values are small whole ones, so that the two sets are the same points exactly.
/// </summary>
public sealed class FarVectorsTests : IDisposable
{
    private const int Rows = 120;
    private const int Columns = 4;
    private const double Shift = 1_000_000_000_003;
    private readonly CliHost _host = new();

    public FarVectorsTests()
    {
        var near = new double[Rows * Columns];
        for (var i = 0; i < near.Length; i++)
        {
            var group = i / Columns % 3;
            near[i] = (400 * group) + (group * i % Columns * 100) + Math.Round(100 * FormulaPoints.Uniform((uint)i));
        }

        NpyFile.Write(_host.PathOf("near.npy"), near, Columns);
        NpyFile.Write(_host.PathOf("far.npy"), Array.ConvertAll(near, value => value + Shift), Columns);
        NpyFile.Write(_host.PathOf("near-start.npy"), near.AsSpan(0, 3 * Columns), Columns);
        NpyFile.Write(
            _host.PathOf("far-start.npy"), [.. near.Take(3 * Columns).Select(value => value + Shift)], Columns);
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("cluster --k 3 --init C.npy --iterations 4", "labels.csv", "inertia")]
    [InlineData("cluster --k 3 --memory 56001KB --batch 40", "labels.csv", "inertia")]
    [InlineData("cluster --method dbscan --eps 120 --min-samples 4", "labels.csv", "eps")]
    [InlineData("cluster --method hdbscan", "labels.csv", "clusters")]
    [InlineData("cluster --method agglomerative --k 3", "labels.csv", "clusters")]
    [InlineData("score --k 2..5", "", "silhouette")]
    [InlineData("neighbours --k 4", "indices.npy", "recall")]
    [InlineData("project --method pca --dims 3", "", "rows")]
    public async Task Verb_OnFarVectors_AnswersAsOnNearOnes(string line, string file, string metric)
    {
        var near = await Run(line, "near");
        var far = await Run(line, "far");

        Assert.Equal(near.GetProperty(metric).GetDouble(), far.GetProperty(metric).GetDouble(), 1e-6);
        if (file.Length > 0)
        {
            Assert.Equal(
                File.ReadAllBytes(_host.PathOf("near", file)), File.ReadAllBytes(_host.PathOf("far", file)));
        }

        if (near.TryGetProperty("explained_variance_ratio", out var shares))
        {
            Assert.Equal(
                shares.EnumerateArray().Select(each => Math.Round(each.GetDouble(), 9)),
                far.GetProperty("explained_variance_ratio").EnumerateArray()
                    .Select(each => Math.Round(each.GetDouble(), 9)));
        }
    }

    [Fact]
    public async Task Cluster_FarVectors_WritesCentersWhereTheRowsAre()
    {
        await Run("cluster --k 3", "near");
        await Run("cluster --k 3", "far");

        using var near = NpyFile.Read(_host.PathOf("near", "centers.npy"));
        var origin = new RowReading { Origin = [.. Enumerable.Repeat(Shift, Columns)] };
        using var far = NpyFile.Read(_host.PathOf("far", "centers.npy"), origin);
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                Assert.Equal(near[row][column], far[row][column], 1e-3f);
            }
        }
    }

    [Fact]
    public async Task Neighbours_OfDirectionsFarFromZero_AreThoseOfFloat64()
    {
        await Run("neighbours --k 1 --normalise l2", "far");

        var points = Enumerable.Range(0, Rows).Select(row => Direction(FarRow(row))).ToArray();
        using var distances = NpyFile.Read(_host.PathOf("far", "distances.npy"));
        for (var row = 0; row < Rows; row++)
        {
            var nearest = points.Where((_, other) => other != row).Min(other => Distance(points[row], other));
            Assert.Equal(nearest, distances[row][0], nearest * 1e-3);
        }
    }

    [Fact]
    public async Task Verbs_OnVectorsTooNearZero_RefuseThemUnlessTheyAreScaled()
    {
        NpyFile.Write(
            _host.PathOf("tiny.npy"), [.. Enumerable.Range(0, 60).Select(i => 1e-200 * (i % 7))], Columns);

        var refused = await _host.Run("cluster", "--vectors", "tiny.npy", "--k", "2", "--out", "O");
        var scaled = await _host.Run(
            "cluster", "--vectors", "tiny.npy", "--k", "2", "--normalise", "l2", "--out", "O");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("too near for float32; multiply them all", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, scaled.ExitCode);
    }

    [Fact]
    public async Task Project_OntoAMapOfFarVectors_PlacesByTheSameOrigin()
    {
        await _host.Run("project", "--vectors", "far.npy", "--method", "pca", "--out", "O");
        await _host.Run(
            "project", "--vectors", "far.npy", "--onto", "O", "--onto-vectors", "far.npy", "--out", "P");

        Assert.Equal(
            File.ReadAllBytes(_host.PathOf("O", "map.npy")), File.ReadAllBytes(_host.PathOf("P", "map.npy")));
    }

    private async Task<System.Text.Json.JsonElement> Run(string line, string name)
    {
        var words = line.Replace("C.npy", $"{name}-start.npy", StringComparison.Ordinal).Split(' ');
        var answer = await _host.Run([.. words, "--vectors", $"{name}.npy", "--out", name, "--json"]);
        Assert.Equal(0, answer.ExitCode);
        return answer.Json;
    }

    private static double[] FarRow(int row)
    {
        var values = new double[Columns];
        for (var column = 0; column < Columns; column++)
        {
            var i = (row * Columns) + column;
            var group = row % 3;
            values[column] = Shift + (400 * group) + (group * i % Columns * 100)
                + Math.Round(100 * FormulaPoints.Uniform((uint)i));
        }

        return values;
    }

    private static double[] Direction(double[] values)
    {
        var length = Math.Sqrt(values.Sum(value => value * value));
        return Array.ConvertAll(values, value => value / length);
    }

    private static double Distance(double[] x, double[] y) =>
        Math.Sqrt(x.Zip(y, (a, b) => (a - b) * (a - b)).Sum());
}
