using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>The lists of <c>akin sample</c>, as people and spreadsheets write them.</summary>
public sealed class SampleListsTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("never.csv", "\uFEFFpath;x\r\nf0/p0.png;1\r\nf1/p1.png;2\r\n")]
    [InlineData("never.csv", "sep=;\r\nx;path\r\n1;f0/p0.png\r\n2;f1/p1.png\r\n")]
    [InlineData("never.tsv", "x\tpath\n1\tf0/p0.png\n2\tf1/p1.png\n")]
    [InlineData("never.csv", "\"x\",\"Path\"\n\"a,b\",\"f0/p0.png\"\n\"c\",\"f1/p1.png\"\n")]
    [InlineData("never.csv", "name,filename\na,f0/p0.png\nb,f1/p1.png\n")]
    [InlineData("never.csv", "a;f0/p0.png\nb;f1/p1.png\n")]
    [InlineData("never.csv", "f0/p0.png\r\nf1/p1.png\r\n")]
    [InlineData("never.txt", "\uFEFFf0/p0.png\r\n\r\nf1/p1.png")]
    [InlineData("never", "path;x\nf0/p0.png;1\nf1/p1.png;2\n")]
    public async Task Sample_WithAList_ReadsItAsAListThatIsASource(string name, string text)
    {
        DrawnFamilies.Write(_host.PathOf("P"), families: 2, each: 3);
        _host.Write(name, text);
        await LeavesOut(name);
    }

    [Fact]
    public async Task Sample_WithAWorkbook_ReadsIt()
    {
        DrawnFamilies.Write(_host.PathOf("P"), families: 2, each: 3);
        File.WriteAllBytes(
            _host.PathOf("never.xlsx"), Workbooks.Of(["brand", "path"], ["A", "f0/p0.png"], ["B", "f1/p1.png"]));
        await LeavesOut("never.xlsx");
    }

    [Theory]
    [InlineData("\uFEFFrow;x\r\n0;a\r\n1;b\r\n")]
    [InlineData("Row\n0\n1\n")]
    [InlineData("0\n\n1\n")]
    public async Task Sample_OfVectorsWithAList_ReadsItTheSameWay(string text)
    {
        using (var points = FormulaPoints.Blobs(6, 3, 2, 2))
        {
            NpyFile.Write(_host.PathOf("X.npy"), points);
        }

        _host.Write("never.csv", text);
        var answer = await _host.Run(
            "sample", "--vectors", "X.npy", "--total", "9", "--never", "never.csv", "--out", "O", "--json");
        Assert.Equal((0, ""), (answer.ExitCode, answer.ExitCode == 0 ? "" : answer.Error));
        Assert.Equal(4, answer.Json.GetProperty("picked").GetInt32());
    }

    [Theory]
    [InlineData("a.csv", "x;y\n1;2\n", "a.csv has no column path, source or row; its columns are 'x', 'y'")]
    [InlineData("a.csv", "path;x\nf0/p0.png;1\n;2\n", "a.csv, line 3 has no value for the column path")]
    [InlineData("a.csv", "x;path\n1\n", "a.csv, line 2 has no value for the column path")]
    [InlineData("a.csv", "path;x\n\nf0/none.png;1\n", "a.csv, line 3: 'f0/none.png' is no picture of the workspace")]
    [InlineData("a.csv", "path,x\n\"f0/p0.png,1\n", "a.csv, line 2 opens a quote that is never closed")]
    [InlineData("a.xlsx", "none", "a.xlsx cannot be read as an .xlsx workbook")]
    public async Task Sample_WithAListThatMeansNothing_SaysWhere(string name, string text, string words)
    {
        DrawnFamilies.Write(_host.PathOf("P"), families: 1, each: 3);
        _host.Write(name, text);
        var answer = await _host.Run("sample", "P", "--total", "2", "--never", name);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    private async Task LeavesOut(string list)
    {
        var answer = await _host.Run("sample", "P", "--total", "9", "--k", "1", "--never", list, "--json");
        Assert.Equal((0, ""), (answer.ExitCode, answer.ExitCode == 0 ? "" : answer.Error));
        Assert.Equal(
            ["f0/p1.png", "f0/p2.png", "f1/p0.png", "f1/p2.png"],
            File.ReadAllLines(_host.PathOf("P.akin", "sample", "rank.csv")).Skip(1)
                .Select(line => Path.GetRelativePath(_host.PathOf("P"), line.Split(',')[1]).Replace('\\', '/'))
                .Order());
    }
}
