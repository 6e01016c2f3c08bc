using System.Globalization;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>The verbs on vectors from elsewhere: file names, headers and keys that programs rely on.</summary>
public sealed class VectorVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public VectorVerbTests()
    {
        using var points = TwoCrowds(60, 5);
        NpyFile.Write(_host.PathOf("X.npy"), points);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Cluster_GivenK_WritesLabelsCentersAndMetrics()
    {
        var answer = await _host.Run(
            "cluster", "--vectors", "X.npy", "--k", "2", "--out", "O", "--json", "--seed", "4");
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["centers.npy", "iterations.csv", "labels.csv", "metrics.json"], FilesIn("O"));
        var lines = File.ReadAllLines(_host.PathOf("O", "labels.csv"));
        Assert.Equal("row,label", lines[0]);
        Assert.Equal(Enumerable.Range(0, 60).Select(row => $"{row},{row % 2}"), lines[1..]);
        Assert.Equal((2, 5), NpyFile.ReadShape(_host.PathOf("O", "centers.npy")));
        var metrics = CliFiles.Json(_host.PathOf("O", "metrics.json"));
        foreach (var key in new[] { "seconds", "seconds_total", "peak_memory_bytes", "inertia", "iterations", "noise" })
        {
            Assert.True(metrics.GetProperty(key).GetDouble() >= 0, key);
        }

        Assert.Equal(2, metrics.GetProperty("clusters").GetInt32());
        Assert.Equal(4, metrics.GetProperty("seed").GetInt32());
        Assert.Equal(Environment.ProcessorCount, metrics.GetProperty("threads").GetInt32());
        Assert.Equal(_host.PathOf("O", "labels.csv"),
            answer.Json.GetProperty("files").GetProperty("labels.csv").GetString());
    }

    [Fact]
    public async Task Cluster_ChosenK_FindsTheCrowds()
    {
        var answer = await _host.Run(
            "cluster", "--vectors", "X.npy", "--k", "auto", "--k-max", "6", "--out", "O", "--json");
        Assert.Equal(2, answer.Json.GetProperty("k").GetInt32());
        Assert.True(answer.Json.GetProperty("silhouette").GetDouble() > 0.8);
        Assert.Contains("curve.csv", FilesIn("O"));
    }

    [Theory]
    [InlineData("cluster --k auto --k-max 8")]
    [InlineData("score --k 2..8")]
    public async Task Elbow_OfTwoCrowds_IsTwoWhoeverAsks(string verb)
    {
        var answer = await _host.Run([.. verb.Split(' '), "--vectors", "X.npy", "--out", "O", "--json"]);
        Assert.Equal(2, answer.Json.GetProperty("elbow_k").GetInt32());
    }

    [Fact]
    public async Task Cluster_GivenStartAndIterations_MakesThatManySteps()
    {
        using var start = Matrix.From([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], 5);
        NpyFile.Write(_host.PathOf("C.npy"), start);
        var answer = await _host.Run(
            "cluster", "--vectors", "X.npy", "--k", "2", "--init", "C.npy", "--iterations", "1", "--out", "O",
                "--json");
        Assert.Equal(1, answer.Json.GetProperty("iterations").GetInt32());
    }

    [Fact]
    public async Task Cluster_MoreStepsThanAreNeeded_StopsAtTheSameBits()
    {
        using var start = Matrix.From([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], 5);
        NpyFile.Write(_host.PathOf("C.npy"), start);
        var settled = await _host.Run(
            "cluster", "--vectors", "X.npy", "--k", "2", "--init", "C.npy", "--iterations", "200", "--out", "O",
            "--json");
        var steps = settled.Json.GetProperty("iterations").GetInt32();
        Assert.InRange(steps, 1, 199);
        await _host.Run(
            "cluster", "--vectors", "X.npy", "--k", "2", "--init", "C.npy", "--iterations", $"{steps}", "--out", "P");
        Assert.Equal(
            File.ReadAllBytes(_host.PathOf("O", "centers.npy")), File.ReadAllBytes(_host.PathOf("P", "centers.npy")));
        await _host.Run(
            "cluster", "--vectors", "X.npy", "--k", "2", "--init", "O/centers.npy", "--iterations", "1", "--out", "Q");
        Assert.Equal(
            File.ReadAllBytes(_host.PathOf("O", "centers.npy")), File.ReadAllBytes(_host.PathOf("Q", "centers.npy")));
    }

    [Fact]
    public async Task Score_LabelsOfAFloatColumn_AreWholeNumbers()
    {
        _host.Write("L.csv", "label\n" + string.Concat(Enumerable.Range(0, 60).Select(row =>
            row == 7 ? "-1.0\n" : $"{row % 2}.00\n")));
        var answer = await _host.Run("score", "--vectors", "X.npy", "--labels", "L.csv", "--out", "S", "--json");
        Assert.Equal(1, answer.Json.GetProperty("noise").GetInt32());
        Assert.Equal(2, answer.Json.GetProperty("clusters").GetInt32());
    }

    [Fact]
    public async Task OneOfEach_IsSaidInTheSingular()
    {
        using var one = Matrix.From([1, 2, 3, 4, 5], 5);
        NpyFile.Write(_host.PathOf("one.npy"), one);
        var answer = await _host.Run("cluster", "--vectors", "one.npy", "--k", "1", "--out", "O");
        Assert.StartsWith(
            "1 row in 1 cluster, inertia 0 after 1 step", answer.Out, StringComparison.Ordinal);
        var refused = await _host.Run("cluster", "--vectors", "one.npy", "--k", "2", "--out", "O");
        Assert.Contains(
            "--k is 2, but there is 1 row; take --k 1, or give more rows.", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cluster_Dbscan_WritesLabelsAndMetrics()
    {
        var answer = await _host.Run(
            "cluster", "--vectors", "X.npy", "--method", "dbscan", "--eps", "4", "--min-samples", "5", "--out", "O",
            "--json");
        Assert.Equal(["labels.csv", "metrics.json"], FilesIn("O"));
        Assert.Equal(2, answer.Json.GetProperty("clusters").GetInt32());
        Assert.Equal(4, answer.Json.GetProperty("eps").GetDouble());
        Assert.Equal("dbscan", answer.Json.GetProperty("method").GetString());
    }

    [Fact]
    public async Task Cluster_DbscanWithoutARadius_SaysHowItWasRead()
    {
        var answer = await _host.Run(
            "cluster", "--vectors", "X.npy", "--method", "dbscan", "--eps", "auto", "--out", "O", "--json");
        Assert.Equal(["core-distances.csv", "labels.csv", "metrics.json"], FilesIn("O"));
        var lines = File.ReadAllLines(_host.PathOf("O", "core-distances.csv"));
        Assert.Equal("rank,distance", lines[0]);
        var distances = lines[1..].Select(SecondNumber).ToArray();
        Assert.Equal(60, distances.Length);
        Assert.Equal(distances.Order(), distances);
        Assert.Contains((float)answer.Json.GetProperty("eps").GetDouble(), distances.Select(each => (float)each));
        Assert.StartsWith("The radius ", answer.Json.GetProperty("explanation").GetString());
    }

    [Fact]
    public async Task Cluster_Hdbscan_WritesProbabilities()
    {
        var answer = await _host.Run(
            "cluster", "--vectors", "X.npy", "--method", "hdbscan", "--min-cluster-size", "10", "--out", "O", "--json");
        Assert.Equal(["labels.csv", "metrics.json", "probabilities.csv"], FilesIn("O"));
        Assert.Equal(2, answer.Json.GetProperty("clusters").GetInt32());
        var lines = File.ReadAllLines(_host.PathOf("O", "probabilities.csv"));
        Assert.Equal("row,probability", lines[0]);
        Assert.All(lines[1..], line => Assert.InRange(SecondNumber(line), 0, 1));
    }

    [Fact]
    public async Task Score_Range_WritesTheCurveAndTheK()
    {
        var answer = await _host.Run("score", "--vectors", "X.npy", "--k", "2..5", "--out", "O", "--json");
        Assert.Equal(0, answer.ExitCode);
        var lines = File.ReadAllLines(_host.PathOf("O", "curve.csv"));
        Assert.StartsWith("k,silhouette,inertia,", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(lines[0].Split(',').Length, line.Split(',').Length));
        Assert.Equal(["2", "3", "4", "5"], lines[1..].Select(line => line.Split(',')[0]));
        var best = lines[1..].MaxBy(SecondNumber)!;
        Assert.Equal(best.Split(',')[0], answer.Json.GetProperty("k").ToString());
        Assert.Equal(["curve.csv", "metrics.json"], FilesIn("O"));
    }

    [Fact]
    public async Task Score_Labels_GivesTheirSilhouette()
    {
        await _host.Run("cluster", "--vectors", "X.npy", "--k", "2", "--out", "O");
        var answer = await _host.Run("score", "--vectors", "X.npy", "--labels", "O/labels.csv", "--out", "S", "--json");
        Assert.True(answer.Json.GetProperty("silhouette").GetDouble() > 0.8);
        Assert.True(answer.Json.GetProperty("calinski_harabasz").GetDouble() > 100);
        Assert.True(answer.Json.GetProperty("davies_bouldin").GetDouble() < 0.3);
        Assert.Equal(["metrics.json"], FilesIn("S"));
    }

    [Fact]
    public async Task Score_LabelsOfText_JoinTheirRows()
    {
        _host.Write("L.csv", "row,label\n" + string.Concat(
            Enumerable.Range(0, 60).Reverse().Select(row => $"{row},{(row % 2 == 0 ? "\"even, so\"" : "odd")}\n")));
        _host.Write("T.csv", "kind\n" + string.Concat(Enumerable.Range(0, 60).Select(row => $"{row % 2}\n")));
        var answer = await _host.Run(
            "score", "--vectors", "X.npy", "--labels", "L.csv", "--against", "T.csv", "--out", "S", "--json");
        Assert.True(answer.Json.GetProperty("silhouette").GetDouble() > 0.8);
        Assert.Equal("line", answer.Json.GetProperty("joined_by").GetString());
        Assert.Equal(["confusion.csv", "metrics.json"], FilesIn("S"));
    }

    [Theory]
    [InlineData("row,label\n0,1\n", "has no label for row 1")]
    [InlineData("row,kind,colour\n", "has no column 'label'; it has row, kind, colour")]
    [InlineData("row,label\n0,1,2\n", "line 2 has 3 values; the header has 2")]
    [InlineData("row,label\n0,1\n0,1\n", "row 0 is there twice")]
    [InlineData("row,label\n60,1\n", "line 2: '60' is no row of the 60 rows")]
    [InlineData("label\na\nb\n", "has 2 lines and no column 'row'; there are 60 rows")]
    [InlineData("", "is empty")]
    public async Task Score_BadLabels_AreRefused(string text, string expected)
    {
        _host.Write("L.csv", text);
        var answer = await _host.Run("score", "--vectors", "X.npy", "--labels", "L.csv", "--out", "S");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.PathOf("S")));
    }

    [Fact]
    public async Task Project_Pca_WritesTheMapAndTheVariance()
    {
        var answer = await _host.Run(
            "project", "--vectors", "X.npy", "--method", "pca", "--dims", "3", "--out", "O", "--json");
        Assert.Equal((60, 3), NpyFile.ReadShape(_host.PathOf("O", "map.npy")));
        var ratios = answer.Json.GetProperty("explained_variance_ratio").EnumerateArray().Select(
            r => r.GetDouble()).ToArray();
        Assert.Equal(3, ratios.Length);
        Assert.InRange(ratios.Sum(), 0.9, 1);
    }

    [Fact]
    public async Task Project_Tsne_WritesTheMapAndTheDivergence()
    {
        var answer = await _host.Run("project", "--vectors", "X.npy", "--perplexity", "5", "--out", "O", "--json");
        Assert.Equal((60, 2), NpyFile.ReadShape(_host.PathOf("O", "map.npy")));
        Assert.InRange(answer.Json.GetProperty("kl_divergence").GetDouble(), 0, 2);
    }

    [Theory]
    [InlineData("--normalise", "l2")]
    [InlineData("--on", "pca:2")]
    public async Task Cluster_InAnotherSpace_HasOtherCenters(string option, string value)
    {
        await _host.Run("cluster", "--vectors", "X.npy", "--k", "2", "--out", "A");
        await _host.Run("cluster", "--vectors", "X.npy", "--k", "2", "--out", "B", option, value);
        Assert.NotEqual(
            File.ReadAllBytes(_host.PathOf("A", "centers.npy")), File.ReadAllBytes(_host.PathOf("B", "centers.npy")));
    }

    [Fact]
    public async Task Verbs_OnAnyNumberOfThreads_GiveTheSameBits()
    {
        foreach (var threads in new[] { "1", "2", "3" })
        {
            await _host.Run("cluster", "--vectors", "X.npy", "--k", "3", "--out", "C" + threads, "--threads", threads);
            await _host.Run("project", "--vectors", "X.npy", "--perplexity", "5", "--out", "P" + threads, "--threads",
                threads);
        }

        foreach (var other in new[] { "2", "3" })
        {
            Assert.Equal(Bytes("C1", "centers.npy"), Bytes("C" + other, "centers.npy"));
            Assert.Equal(Bytes("C1", "labels.csv"), Bytes("C" + other, "labels.csv"));
            Assert.Equal(Bytes("P1", "map.npy"), Bytes("P" + other, "map.npy"));
        }
    }

    [Fact]
    public async Task Cluster_AnotherMethodIntoTheSameFolder_LeavesNothingOfTheFirst()
    {
        await _host.Run("cluster", "--vectors", "X.npy", "--k", "2", "--out", "O");
        File.WriteAllText(_host.PathOf("O", "mine.txt"), "keep");
        var answer = await _host.Run("cluster", "--vectors", "X.npy", "--method", "dbscan", "--eps", "9", "--out", "O");
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["labels.csv", "metrics.json", "mine.txt"], FilesIn("O"));
    }

    [Theory]
    [InlineData("labels.csv", "is a folder")]
    [InlineData("", "is a file")]
    public async Task Cluster_PlaceOfAResultIsTaken_IsRefusedAndNothingChanges(string folder, string expected)
    {
        if (folder.Length > 0)
        {
            Directory.CreateDirectory(_host.PathOf("O", folder));
        }
        else
        {
            File.WriteAllText(_host.PathOf("O"), "");
        }

        var answer = await _host.Run("cluster", "--vectors", "X.npy", "--k", "2", "--out", "O");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Equal(["O", "X.npy"],
            Directory.GetFileSystemEntries(_host.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.True(folder.Length == 0 || !FilesIn("O").Any());
    }

    [Fact]
    public async Task Cluster_FewerDistinctRowsThanClusters_SaysSo()
    {
        using var points = Matrix.From([1, 1, 1, 5, 5, 5], 1);
        NpyFile.Write(_host.PathOf("few.npy"), points);
        await _host.Run("cluster", "--vectors", "few.npy", "--k", "3", "--out", "O");
        var metrics = CliFiles.Json(_host.PathOf("O", "metrics.json"));
        Assert.Equal(2, metrics.GetProperty("clusters").GetInt32());
        Assert.Contains("only 2 distinct", metrics.GetProperty("explanation").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cluster --k 2", float.NaN, "row 2, column 1 holds NaN; every value must be finite")]
    [InlineData("cluster --k 2", 1e20f, "row 2, column 1 holds 1E+20; every value must lie within ±1E+16")]
    [InlineData("cluster --method dbscan", 1e20f, "row 2, column 1 holds 1E+20; every value must lie within")]
    [InlineData("cluster --method agglomerative --k 2", -1e20f, "row 2, column 1 holds -1E+20; every value")]
    [InlineData("score --k 2..3", float.PositiveInfinity, "row 2, column 1 holds Infinity; every value must be")]
    [InlineData("project --method umap", 1e20f, "row 2, column 1 holds 1E+20; every value must lie within")]
    [InlineData("neighbours --k 2", 1e20f, "row 2, column 1 holds 1E+20; every value must lie within")]
    public async Task BadVectors_AreRefusedAndLeaveNothingBehind(string line, float bad, string expected)
    {
        using var points = TwoCrowds(4, 2);
        points[2][1] = bad;
        NpyFile.Write(_host.PathOf("bad.npy"), points);
        var answer = await _host.Run([.. line.Split(' '), "--vectors", "bad.npy", "--out", "O"]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Equal(["X.npy", "bad.npy"],
            Directory.GetFileSystemEntries(_host.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TooManyClusters_AreRefusedAndLeaveNothingBehind()
    {
        var answer = await _host.Run("cluster", "--vectors", "X.npy", "--k", "61", "--out", "O");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("--k is 61, but there are 60 rows", answer.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_host.Root));
    }

    [Fact]
    public async Task MemoryBudget_TooSmall_IsSaid()
    {
        var answer = await _host.Run("cluster", "--vectors", "X.npy", "--out", "O", "--memory", "56001KB");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("60 × 5", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20", "--spherical")]
    [InlineData(null, "--batch", "10")]
    [InlineData("20")]
    public async Task Cluster_BeyondTheMemory_TrainsOnASampleOrOnBatches(string? trained, params string[] more)
    {
        string[] words = ["cluster", "--vectors", "X.npy", "--k", "2", "--out", "O", "--memory", "56001KB", .. more];
        var answer = await _host.Run(words);
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(61, File.ReadAllLines(_host.PathOf("O", "labels.csv")).Length);
        var metrics = CliFiles.Json(_host.PathOf("O", "metrics.json"));
        Assert.Equal(trained, metrics.TryGetProperty("trained_rows", out var rows) ? rows.GetRawText() : null);
        var steps = File.ReadAllLines(_host.PathOf("O", "iterations.csv"));
        Assert.Equal("iteration,inertia,moved,shift,saved", steps[0]);
        Assert.Equal(metrics.GetProperty("iterations").GetInt32(), steps.Length - 1);
    }

    [Theory]
    [InlineData("--spherical goes with --k N", "--spherical")]
    [InlineData("--batch goes with --k N", "--batch", "10")]
    public async Task Cluster_VariantWithoutK_IsRefused(string message, params string[] more)
    {
        string[] words = ["cluster", "--vectors", "X.npy", "--out", "O", .. more];
        var answer = await _host.Run(words);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(message, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dbscan", "The choice of a radius of 60 × 5 values takes up to 0.000 GB beside them")]
    [InlineData("hdbscan", "HDBSCAN of 60 × 5 values takes up to 0.000 GB beside them")]
    public async Task MemoryBudget_TooSmallForAMethod_IsSaid(string method, string expected)
    {
        var answer = await _host.Run(
            "cluster", "--vectors", "X.npy", "--method", method, "--out", "O", "--memory", "56002KB");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.PathOf("O")));
    }

    [Fact]
    public async Task Out_ThatIsAFile_IsRefused()
    {
        _host.Write("O", "mine");
        var answer = await _host.Run("cluster", "--vectors", "X.npy", "--k", "2", "--out", "O");
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("mine", File.ReadAllText(_host.PathOf("O")));
    }

    /// <summary>Even rows near 0, odd rows near 10; the first crowd comes first in the numbering of equals.</summary>
    private static Matrix TwoCrowds(int rows, int columns)
    {
        var random = new RandomSource(1);
        var points = new Matrix(rows, columns);
        for (var row = 0; row < rows; row++)
        {
            foreach (ref var value in points[row])
            {
                value = (row % 2 * 10) + (float)random.NextGaussian();
            }
        }

        return points;
    }

    private static double SecondNumber(string line) => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture);

    private byte[] Bytes(params string[] parts) => File.ReadAllBytes(_host.PathOf(parts));

    private IEnumerable<string?> FilesIn(string folder) =>
        Directory.GetFiles(_host.PathOf(folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
