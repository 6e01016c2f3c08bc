using Akin.Imaging;
using Akin.Tests.Duplicates;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>
/// Results never take the place of a file of other making that has their name; those of an earlier call they replace.
/// </summary>
public sealed class OwnOutputTests : IDisposable
{
    private const string Theirs = "<p>a file of the user's, made by Akin</p>";
    private readonly CliHost _host = new();

    public OwnOutputTests()
    {
        foreach (var i in Enumerable.Range(0, 6))
        {
            var folder = _host.PathOf("P", i % 2 == 0 ? "A" : "B");
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(
                Path.Join(folder, $"p{i}.png"), PictureEncoder.Png(DrawnPictures.Draw(i % 3, (ulong)i)));
        }
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Outputs_WhereAFileOfTheUsersHasTheirName_LeaveItAndSaySo()
    {
        Assert.Equal(0, (await _host.Run("cluster", "P", "--k", "2")).ExitCode);
        foreach (var (line, name, kind) in new[]
        {
            ("report --charts D", "map.png", "report"), ("report --charts D", "elbow.png", "report"),
            ("report --charts D", "sizes.csv", "report"), ("sheet --out D/S.png", "S.png", "sheet"),
            ("sheet --out D/S.html", "S.html", "sheet"), ("mosaic --size 60 --out D/M.jpg", "M.jpg", "mosaic"),
            ("mosaic --size 60 --out D/M.webp", "M.webp", "mosaic"),
            ("mosaic --size 60 --out D/M.dzi", "M.dzi", "mosaic"),
            ("mosaic --size 60 --per-cluster --out D/M.png", "M-cluster-01.png", "mosaic"),
            ("compare --out D", "maps.png", "comparison"), ("compare --out D", "clusters.csv", "comparison"),
            ("compare-models --out D", "models.csv", "comparison of models"),
            ("compare --out D", "mosaic-1.jpg", "comparison"), ("sample --total 1 --out D", "rank.csv", "sample"),
        })
        {
            var own = _host.Write($"D/{name}", Theirs);
            var answer = await _host.Run(line.Split(' '));
            Assert.True(answer.ExitCode == 2, $"{line}, {name}: {answer.ExitCode} {answer.Error}");
            Assert.Contains(
                $"{_host.PathOf("D")} has a {name} that is of no {kind} and would be overwritten; name another",
                answer.Error, StringComparison.Ordinal);
            Assert.Equal(Theirs, File.ReadAllText(own));
            Assert.Equal([own], Directory.GetFileSystemEntries(_host.PathOf("D")));
            File.Delete(own);
        }
    }

    [Fact]
    public async Task Outputs_WhereAnEarlierCallWrote_ReplaceThat()
    {
        Assert.Equal(0, (await _host.Run("cluster", "P", "--k", "2")).ExitCode);
        File.WriteAllBytes(_host.PathOf("empty.png"), []);
        foreach (var line in new[]
        {
            "report --charts D", "sheet --out S.png", "sheet --out S.jpg", "sheet --out S.webp", "sheet --out S.html",
            "mosaic --size 61 --out S.webp", "mosaic --size 60 --out M.dzi", "mosaic --size 60 --out S.png",
            "mosaic --size 60 --per-cluster --out M.png", "compare --out C", "sample --total 1 --out O",
            "sheet --out empty.png",
        })
        {
            foreach (var time in new[] { "first", "second" })
            {
                var answer = await _host.Run(line.Split(' '));
                Assert.True(answer.ExitCode == 0, $"{line}, {time}: {answer.ExitCode} {answer.Error}");
            }
        }

        var decoder = new PictureDecoder(new DecodeLimits());
        Assert.Equal(60, decoder.ReadHeader(File.ReadAllBytes(_host.PathOf("S.png"))).Header!.Width);
        Assert.Equal(61, decoder.ReadHeader(File.ReadAllBytes(_host.PathOf("S.webp"))).Header!.Width);
    }

    [Fact]
    public async Task Mosaic_WhereTheTilesOfAnotherPyramidAre_LeavesThem()
    {
        Assert.Equal(0, (await _host.Run("cluster", "P", "--k", "2")).ExitCode);
        var tile = _host.Write("M_files/0/0_0.jpg", Theirs);
        foreach (var xml in new[] { "", "<Image/>" })
        {
            _host.Write("M.dzi", xml);
            Assert.Equal(2, (await _host.Run("mosaic", "--size", "60", "--out", "M.dzi")).ExitCode);
            Assert.Equal(Theirs, File.ReadAllText(tile));
        }
    }
}
