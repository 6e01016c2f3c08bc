using System.IO.Compression;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin sample</c> of pictures that are symbolic links.</summary>
public sealed class SampleLinksTests : IDisposable
{
    private static readonly DateTime Then = new(2019, 5, 4, 3, 2, 1, DateTimeKind.Utc);
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("none")]
    [InlineData("hard")]
    [InlineData("symbolic")]
    public async Task Sample_OfLinks_BringsWhatTheyLeadTo(string link)
    {
        Draw();
        var answer = await Sample("P", link, "O");
        Assert.Equal((0, 4, 0), Counts(answer));
        for (var i = 0; i < 4; i++)
        {
            var (file, own) = (new FileInfo(_host.PathOf("O", $"p{i}.png")), _host.PathOf("P", $"p{i}.png"));
            Assert.Equal(link == "symbolic" ? own : null, file.LinkTarget);
            Assert.Equal(File.ReadAllBytes(own), File.ReadAllBytes(file.FullName));
            if (link != "symbolic")
            {
                Assert.Equal(Then, file.LastWriteTimeUtc);
            }
        }

        var again = await Sample("P", link, "O");
        Assert.Equal((0, 0, 0), Counts(again));
        Assert.Equal(4, again.Json.GetProperty("kept").GetInt32());
    }

    [Fact]
    public async Task Sample_OfAListOfLinks_BringsWhatTheyLeadTo()
    {
        Draw();
        _host.Write("list.csv", "path\n" + string.Concat(Enumerable.Range(0, 4).Select(i => $"P/p{i}.png\n")));
        Assert.Equal((0, 4, 0), Counts(await Sample("list.csv", "none", "O")));
    }

    [Fact]
    public async Task Sample_OfALinkThatLeadsNowhereByNow_SaysSo()
    {
        Draw();
        await _host.Run("embed", "P");
        File.Delete(_host.PathOf("Else", "p1.png"));
        var answer = await _host.Run(
            "sample", "--workspace", "P.akin", "--total", "4", "--k", "1", "--out", "O", "--json");
        Assert.Equal((3, 3, 1), Counts(answer));
        Assert.Contains(
            "P/p1.png,,not copied: it is a link that leads nowhere",
            File.ReadAllText(_host.PathOf("O", "manifest.csv")).Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_OfAnArchiveByLinks_SaysThatNoneWasMade()
    {
        DrawnFamilies.Write(_host.PathOf("Drawn"), families: 1, each: 2);
        ZipFile.CreateFromDirectory(_host.PathOf("Drawn"), _host.PathOf("P.zip"));
        var answer = await _host.Run("sample", "P.zip", "--total", "2", "--k", "1", "--link", "hard", "--out", "O");
        Assert.Equal(3, answer.ExitCode);
        Assert.Contains(
            "0 copied or linked, 0 were there, 2 were not: manifest.csv says why", answer.Out,
            StringComparison.Ordinal);
        Assert.Contains(
            "in an archive, to which no link can lead", File.ReadAllText(_host.PathOf("O", "manifest.csv")),
            StringComparison.Ordinal);
    }

    /// <summary>Two pictures in P and two links there to pictures elsewhere, one of them over another link.</summary>
    private void Draw()
    {
        DrawnFamilies.Write(_host.PathOf("Drawn"), families: 1, each: 4);
        Directory.CreateDirectory(_host.PathOf("Else"));
        Directory.CreateDirectory(_host.PathOf("P"));
        for (var i = 0; i < 4; i++)
        {
            var place = _host.PathOf(i % 2 == 0 ? "P" : "Else", $"p{i}.png");
            File.Move(_host.PathOf("Drawn", "f0", $"p{i}.png"), place);
            File.SetLastWriteTimeUtc(place, Then);
        }

        File.CreateSymbolicLink(_host.PathOf("Else", "over.png"), "p3.png");
        File.CreateSymbolicLink(_host.PathOf("P", "p1.png"), Path.Join("..", "Else", "p1.png"));
        File.CreateSymbolicLink(_host.PathOf("P", "p3.png"), Path.Join("..", "Else", "over.png"));
    }

    private Task<CliAnswer> Sample(string source, string link, string folder) => _host.Run(
        "sample", source, "--total", "4", "--k", "1", "--link", link, "--out", folder, "--json");

    private static (int ExitCode, int Copied, int Failed) Counts(CliAnswer answer)
    {
        Assert.Equal("", answer.ExitCode is 0 or 3 ? "" : answer.Error);
        return (
            answer.ExitCode, answer.Json.GetProperty("copied").GetInt32(),
            answer.Json.GetProperty("failed").GetInt32());
    }
}
