using Akin.Imaging;
using Akin.Tests.Duplicates;
using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>
/// Verbs whose files go elsewhere, on a workspace that cannot be written. Another run holds it here: whoever runs the
/// tests may be allowed to write everywhere.
/// </summary>
public sealed class OnlyReadingTests : IDisposable
{
    private readonly CliHost _host = new();

    public OnlyReadingTests()
    {
        foreach (var i in Enumerable.Range(0, 8))
        {
            var folder = _host.PathOf("P", i % 2 == 0 ? "A" : "B");
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(
                Path.Join(folder, $"p{i}.png"), PictureEncoder.Png(DrawnPictures.Draw(i % 3, (ulong)i)));
        }
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Verbs_FilesElsewhere_NeedNotWriteTheWorkspace()
    {
        var made = await _host.Run("cluster", "P", "--k", "2", "--json");
        var run = Path.GetFileName(made.Json.GetProperty("run").GetString());
        Assert.Equal(0, (await _host.Run("features", "transform", "efficientnet-lite0", "--pca", "2")).ExitCode);
        using var held = AkinWorkspace.Open(_host.PathOf("P.akin"), WorkspaceAccess.Write);
        foreach (var verb in new[]
        {
            "sheet --out S.png", "sheet --out S.html --random 2", "sample --total 3 --out O",
            "mosaic --size 200 --out M.png", "compare --out C", $"compare --run {run} --out C2",
        })
        {
            var answer = await _host.Run([.. verb.Split(' '), "--json"]);
            Assert.True(answer.ExitCode == 0, $"{verb}: {answer.Error}");
        }

        Assert.True(File.Exists(_host.PathOf("S.png")));
        Assert.Equal(3, Directory.GetFiles(_host.PathOf("O"), "*.png", SearchOption.AllDirectories)
            .Count(file => Path.GetFileName(file).StartsWith('p')));

        // What goes into the workspace, or must be made first, takes one that can be written.
        foreach (var verb in new[] { "sheet", "sample --total 3", "compare", "sheet P --out T.png" })
        {
            var answer = await _host.Run(verb.Split(' '));
            Assert.True(answer.ExitCode == 1, $"{verb}: {answer.ExitCode}");
            Assert.Contains("Another Akin run is working", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sample_OfASetThatIsBehind_SaysWhatIsToBeWritten()
    {
        Assert.Equal(0, (await _host.Run("embed", "P")).ExitCode);
        var made = await _host.Run("features", "transform", "efficientnet-lite0", "--pca", "2", "--name", "two");
        Assert.Equal(0, made.ExitCode);
        using (var held = AkinWorkspace.Open(_host.PathOf("P.akin"), WorkspaceAccess.Write))
        {
            // As when the embedding of further pictures was stopped before this set had them too.
            var two = held.Features(held.Catalogue.FeatureSets.Find("two")!);
            held.Catalogue.InTransaction(() => two.Remove(two.Shards.Last().Number));
            var answer = await _host.Run("sample", "--features", "two", "--total", "3", "--out", "O");
            Assert.Equal(1, answer.ExitCode);
            Assert.Contains(
                "The set 'two' lacks pictures that the set it is made of has by now; what is made of them goes into "
                + "the workspace. Another Akin run is working", answer.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(_host.PathOf("O")));
        }

        Assert.Equal(0, (await _host.Run("sample", "--features", "two", "--total", "9", "--out", "O")).ExitCode);
    }

    [Fact]
    public async Task Sample_OfASetThatLacksPicturesAsItsSourceDoes_OnlyReads()
    {
        Assert.Equal(0, (await _host.Run("embed", "P")).ExitCode);
        var made = await _host.Run("features", "transform", "efficientnet-lite0", "--pca", "2", "--name", "two");
        Assert.Equal(0, made.ExitCode);
        File.WriteAllBytes(_host.PathOf("P", "A", "late.png"), PictureEncoder.Png(DrawnPictures.Draw(1, 77)));
        Assert.Equal(0, (await _host.Run("embed", "P", "--model", "efficientnet-lite2")).ExitCode);
        using var held = AkinWorkspace.Open(_host.PathOf("P.akin"), WorkspaceAccess.Write);
        var answer = await _host.Run("sample", "--features", "two", "--total", "9", "--out", "O", "--json");
        Assert.True(answer.ExitCode is 0 or 3, answer.Error);
        Assert.Equal(8, answer.Json.GetProperty("picked").GetInt32());
    }

    [Fact]
    public async Task Sheet_PicturesThatCameSince_AreOnIt()
    {
        Assert.Equal(0, (await _host.Run("cluster", "P", "--k", "2")).ExitCode);
        File.WriteAllBytes(_host.PathOf("P", "A", "late.png"), PictureEncoder.Png(DrawnPictures.Draw(1, 77)));
        Assert.Equal(0, (await _host.Run("embed", "P")).ExitCode);
        var sheet = await _host.Run("sheet", "--out", "S.png", "--json");
        Assert.Equal((0, 9), (sheet.ExitCode, sheet.Json.GetProperty("pictures").GetInt32()));
    }
}
