using Akin.Imaging;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin report</c> with the real engines on a few drawn pictures.</summary>
public sealed class ReportVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Report_PresetWithOneNumber_HasTheFiguresOfTheWorkflowAndAConclusion()
    {
        Draw(12);
        var answer = await _host.Run("report", "P", "--preset", "report", "--k", "3", "--charts", "C", "--json");
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Equal(3, answer.Json.GetProperty("clusters").GetInt32());
        Assert.Equal(Numbers(2, 9), Column("silhouette"));
        Assert.Equal(Numbers(1, 10), Column("elbow"));
        Assert.Equal(Numbers(1, 10), Column("variance"));
        Assert.Equal(Numbers(0, 2), Column("group-silhouettes"));

        var conclusion = answer.Json.GetProperty("conclusion").GetString()!;
        Assert.Contains("Best by each measure: silhouette", conclusion, StringComparison.Ordinal);
        Assert.Contains("The 3 groups that were asked for have", conclusion, StringComparison.Ordinal);
        var report = answer.Json.GetProperty("report").GetString()!;
        Assert.Contains(conclusion.Split('.')[0], File.ReadAllText(report), StringComparison.Ordinal);
        Assert.Equal(conclusion, File.ReadAllText(Path.Join(Path.GetDirectoryName(report), "conclusion.txt")));

        // The same curve is at hand for another number that is not one of it.
        var other = await _host.Run("report", "--k", "2", "--silhouettes", "2..4", "--json");
        Assert.Contains(
            "The 2 groups that were asked for", other.Json.GetProperty("conclusion").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfANumberAfterAChoice_TakesTheCurveThatIsThere()
    {
        Draw(9);
        await _host.Run("run", "P");
        var answer = await _host.Run("report", "--k", "4", "--charts", "C", "--json");
        Assert.Equal(Numbers(2, 8), Column("silhouette"));
        Assert.Contains(
            "of those tried, 2 to 8", answer.Json.GetProperty("conclusion").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_Charts_AreNamedWholeAndWrittenAnew()
    {
        Draw(6);
        var answer = await _host.Run("report", "P", "--k", "2", "--elbow", "5", "--charts", "Some/C", "--json");
        Assert.True(answer.ExitCode == 0, answer.Error);
        string[] named = [.. answer.Json.GetProperty("charts").EnumerateArray().Select(name => name.GetString()!)];
        Assert.Equal(named.Order(), Directory.GetFiles(_host.PathOf("Some", "C")).Order());
        Assert.All(named, name => Assert.True(new FileInfo(name).Length > 0, name));
        foreach (var chart in named.GroupBy(Path.GetFileNameWithoutExtension))
        {
            Assert.Equal([".csv", ".png", ".svg"], chart.Select(Path.GetExtension).Order());
        }

        // What another program left there stays, and the charts are replaced.
        File.WriteAllText(_host.PathOf("Some", "C", "mine.txt"), "mine");
        File.WriteAllText(_host.PathOf("Some", "C", "map.csv"), "old");
        Assert.Equal(0, (await _host.Run("report", "--charts", "Some/C")).ExitCode);
        Assert.Equal("mine", File.ReadAllText(_host.PathOf("Some", "C", "mine.txt")));
        Assert.StartsWith("path,label,x,y", File.ReadAllText(_host.PathOf("Some", "C", "map.csv")),
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.GetFiles(_host.PathOf("Some", "C")), name => Path.GetFileName(name).StartsWith('.'));
    }

    [Theory]
    [InlineData("P")]
    [InlineData("P/p0.png")]
    public async Task Report_ChartsWherePicturesAre_IsRefused(string folder)
    {
        Draw(3);
        var answer = await _host.Run("report", "P", "--charts", folder);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("--charts", answer.Error, StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(_host.PathOf("P")).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Report_FewPictures_IsARunWithAConclusion(int count)
    {
        Draw(count);
        var answer = await _host.Run("report", "P", "--preset", "report", "--charts", "C", "--json");
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.NotEmpty(answer.Json.GetProperty("conclusion").GetString()!);
        Assert.True(File.Exists(_host.PathOf("C", "map.png")));
        Assert.Equal(count > 2, File.Exists(_host.PathOf("C", "silhouette.csv")));
    }

    private static IEnumerable<string> Numbers(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(number => $"{number}");

    private IEnumerable<string> Column(string chart) =>
        File.ReadLines(_host.PathOf("C", chart + ".csv")).Skip(1).Select(line => line.Split(',')[0]);

    /// <summary>Pictures of three kinds, all different.</summary>
    private void Draw(int count)
    {
        Directory.CreateDirectory(_host.PathOf("P"));
        for (var i = 0; i < count; i++)
        {
            var picture = SyntheticReport.Thumbnail(
                new() { RelativePath = "", Id = i + 1, Label = i % 3 * 4, Width = 160, Height = 120 }, 160)!;
            File.WriteAllBytes(_host.PathOf("P", $"p{i}.png"), PictureEncoder.Png(picture));
        }
    }
}
