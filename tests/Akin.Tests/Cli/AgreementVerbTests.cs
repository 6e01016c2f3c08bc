using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin score --against</c>: two labellings of the same things.</summary>
public sealed class AgreementVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Score_TwoFiles_JoinsThemByRowAndWritesTheConfusion()
    {
        _host.Write("A.csv", "row,label\n0,0\n1,0\n2,1\n3,1\n4,-1\n");
        _host.Write("B.csv", "label,row\ncat,3\ncat,2\n\"dog, wet\",1\n\"dog, wet\",0\ncat,4\nbird,5\n");
        var answer = await _host.Run("score", "--labels", "A.csv", "--against", "B.csv", "--out", "O", "--json");
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("row", answer.Json.GetProperty("joined_by").GetString());
        Assert.Equal(1, answer.Json.GetProperty("unmatched").GetInt32());
        Assert.Equal(1, answer.Json.GetProperty("noise").GetInt32());
        Assert.Equal(2, answer.Json.GetProperty("clusters").GetInt32());
        Assert.Equal(1, answer.Json.GetProperty("adjusted_rand_without_noise").GetDouble());
        Assert.Equal(1, answer.Json.GetProperty("purity").GetDouble());
        Assert.Equal(1, answer.Json.GetProperty("homogeneity").GetDouble());
        Assert.InRange(answer.Json.GetProperty("adjusted_rand").GetDouble(), 0.3, 0.7);
        Assert.Equal(
            "against,-1,0,1\ncat,1,0,2\n\"dog, wet\",0,2,0\n", File.ReadAllText(_host.PathOf("O", "confusion.csv")));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Score_GoldenLabels_EqualsScikitLearn(int index)
    {
        var golden = Goldens.Clustering.Agreement[index];
        var (truth, found) = golden.Draw();
        _host.Write("A.csv", "label\n" + string.Join('\n', found));
        _host.Write("B.csv", "class\n" + string.Join('\n', truth.Select(t => $"class {t}")));
        var answer = await _host.Run("score", "--labels", "A.csv", "--against", "B.csv", "--json");
        Assert.Equal(golden.AdjustedRand, answer.Json.GetProperty("adjusted_rand").GetDouble(), 1e-12);
        Assert.Equal(golden.Nmi, answer.Json.GetProperty("nmi").GetDouble(), 1e-12);
        Assert.Equal(golden.VMeasure, answer.Json.GetProperty("v_measure").GetDouble(), 1e-12);
        Assert.Equal(golden.Purity, answer.Json.GetProperty("purity").GetDouble(), 1e-12);
    }

    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, Goldens.Clustering.Agreement.Count)];

    [Fact]
    public async Task Score_AColumnAskedFor_IsCompared()
    {
        _host.Write("A.csv", "path,label\nx,0\ny,1\n");
        _host.Write("B.csv", "id,path,collection,label\n1,y,red,0\n2,x,blue,0\n");
        var answer = await _host.Run(
            "score", "--labels", "A.csv", "--against", "B.csv", "--column", "collection", "--json");
        Assert.Equal("path", answer.Json.GetProperty("joined_by").GetString());
        Assert.Equal(1, answer.Json.GetProperty("adjusted_rand").GetDouble());
    }

    [Theory]
    [InlineData("label\na\n", "label\na\nb\n", "share no column path, id or row to join them by")]
    [InlineData("row,label\n0,a\n", "row,label\n1,a\n", "share no row")]
    [InlineData("row,label\n0,a\n", "row,kind,tone\n1,a,b\n", "has no column 'label'; it has row, kind, tone")]
    public async Task Score_FilesThatDoNotJoin_AreRefused(string a, string b, string expected)
    {
        _host.Write("A.csv", a);
        _host.Write("B.csv", b);
        var answer = await _host.Run("score", "--labels", "A.csv", "--against", "B.csv", "--out", "O");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.PathOf("O")));
    }

    [Fact]
    public async Task Score_Compare_WritesThePairsOfSpaces()
    {
        using var points = FormulaData.Blobs(8, 90, 12, 3, 1, 0);
        Akin.Numerics.NpyFile.Write(_host.PathOf("X.npy"), points);
        var answer = await _host.Run("score", "--vectors", "X.npy", "--compare", "--k", "3", "--out", "O", "--json");
        Assert.Equal(3, answer.Json.GetProperty("k").GetInt32());
        Assert.Equal(3, answer.Json.GetProperty("agreements").GetArrayLength());
        Assert.Equal(
            ["a,b,adjusted_rand,nmi", "pca:2,pca:10,1,1", "pca:2,features,1,1", "pca:10,features,1,1"],
            File.ReadAllLines(_host.PathOf("O", "spaces.csv")));
        var chosen = await _host.Run("score", "--vectors", "X.npy", "--compare", "--out", "P", "--json");
        Assert.Equal(3, chosen.Json.GetProperty("k").GetInt32());
    }
}
