using Akin.Imaging;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin mosaic</c> on drawn pictures: what is written, what is refused.</summary>
public sealed class MosaicVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Mosaic_OfAWorkspace_WritesWhatItSaysAndCountsWhatIsGone()
    {
        await _host.Run("demo", "--pictures", "40");
        var made = await _host.Run(
            "mosaic", "--out", "M.png", "--size", "400x300", "--max-dim", "20", "--per-cluster", "--json");
        Assert.True(made.ExitCode is 0 or 3, made.Error);
        var json = made.Json;
        Assert.Equal(_host.PathOf("M.png"), json.GetProperty("out").GetString());
        Assert.Equal((400, 300), (json.GetProperty("width").GetInt32(), json.GetProperty("height").GetInt32()));
        var pictures = json.GetProperty("pictures").GetInt32();
        Assert.Equal(
            pictures, json.GetProperty("drawn").GetInt32() + json.GetProperty("hidden").GetInt32());
        var files = json.GetProperty("files").EnumerateArray().ToArray();
        Assert.All(files, file => Assert.True(File.Exists(file.GetProperty("path").GetString())));
        Assert.Equal("M-cluster-00.png", Path.GetFileName(files[1].GetProperty("path").GetString()));
        Assert.Equal(
            pictures,
            files.Skip(1).Sum(file => file.GetProperty("drawn").GetInt32() + file.GetProperty("hidden").GetInt32()));
        var decoded = new PictureDecoder(new()).DecodeInside(File.ReadAllBytes(_host.PathOf("M.png")), 999, 999).Image!;
        Assert.Equal((400, 300), (decoded.Width, decoded.Height));

        var one = Directory.EnumerateFiles(_host.PathOf("akin-demo"), "*.jpg", SearchOption.AllDirectories).First();
        File.Delete(one);
        var grid = await _host.Run(
            "mosaic", "--out", "G.dzi", "--size", "300", "--grid", "--background", "light", "--json");
        Assert.Equal(3, grid.ExitCode);
        Assert.Equal(1, grid.Json.GetProperty("failed").GetInt32());
        Assert.Contains(Path.GetFileName(one), grid.Error, StringComparison.Ordinal);
        Assert.Equal(0, grid.Json.GetProperty("hidden").GetInt32());
        Assert.True(File.Exists(_host.PathOf("G_files", "9", "1_1.jpg")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_host.PathOf(""), "*.draft-*"));
    }

    [Fact]
    public async Task Mosaic_OfWhatCannotBe_SaysSoInOneLine()
    {
        await _host.Run("demo", "--pictures", "40");
        await Says("say where to write: --out M.png");
        await Says("it must end with .png, .jpg, .jpeg, .webp or .dzi", "--out", "M.bmp");
        await Says("more than .webp holds, 16383 pixels a side", "--out", "M.webp", "--size", "16384x10");
        await Says("more than .jpg holds, 65535 pixels a side", "--out", "M.jpg", "--size", "10x65536");
        await Says("--size cannot be '0x5'", "--out", "M.png", "--size", "0x5");
        await Says("--background cannot be 'blue'", "--out", "M.png", "--background", "blue");
        await Says("--zoom goes with --per-cluster", "--out", "M.png", "--zoom");
        await Says("there is no run 'x'; there are ", "--out", "M.png", "--run", "x");
        await Says("do not fit side by side into 3 × 3 pixels", "--out", "M.png", "--size", "3", "--grid");
        _host.Write("N_files/mine.txt", "mine");
        await Says("belongs to no pyramid of that name", "--out", "N.dzi", "--size", "30");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_host.PathOf(""), "[MN].*"));

        async Task Says(string words, params string[] arguments)
        {
            var answer = await _host.Run(["mosaic", .. arguments]);
            Assert.Equal(2, answer.ExitCode);
            Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        }
    }
}
