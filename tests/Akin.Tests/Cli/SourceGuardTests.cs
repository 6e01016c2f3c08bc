using System.Security.Cryptography;
using Akin.Imaging;
using Akin.Tests.Duplicates;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>No verb writes over a picture, list or archive that is a source, nor among the pictures of a folder.
/// </summary>
public sealed class SourceGuardTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Outputs_InAFolderOfPictures_AreRefusedThereOrNot()
    {
        foreach (var name in new[] { "P/A/a.png", "P/A/b.png", "P/B/c.png", "P/B/d.png" })
        {
            Draw(name);
        }

        Assert.Equal(0, (await _host.Run("cluster", "P", "--k", "2")).ExitCode);
        Directory.CreateSymbolicLink(_host.PathOf("Link"), _host.PathOf("P", "A"));
        File.CreateSymbolicLink(_host.PathOf("link.png"), _host.PathOf("P", "A", "a.png"));
        var before = Files();
        const string Among = "stands among the pictures of";
        await Refuses(Among, "mosaic --size 60 --out P/A/a.png");
        await Refuses(Among, "mosaic --size 60 --out P/new.png");
        await Refuses(Among, "mosaic --size 60 --out P/A/../A/new.png");
        await Refuses(Among, "mosaic --size 60 --out Link/a.png");
        await Refuses(Among, "mosaic --size 60 --out link.png");
        await Refuses(Among, "mosaic P --size 60 --out P/new.dzi");
        await Refuses(Among, "sheet --out P/new.png");
        await Refuses(Among, "sheet P --out Link/new.html");
        await Refuses(Among, "export --features P/A/a.png");
        await Refuses(Among, "export --labels P/labels.csv");
        await Refuses(Among, "compare --out P/A");
        await Refuses(Among, "compare --out P/new");
        await Refuses(Among, "report --charts P/A");
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task Outputs_InAFolderThatAnEarlierIndexNamed_AreRefused()
    {
        Array.ForEach(["P/a.png", "Q/b.png", "Q/c.png"], Draw);
        Assert.Equal(0, (await _host.Run("index", "P", "--workspace", "w.akin")).ExitCode);
        Assert.Equal(0, (await _host.Run("cluster", "Q", "--k", "2", "--workspace", "w.akin")).ExitCode);
        await Refuses("stands among the pictures of", "mosaic --size 60 --out P/new.png --workspace w.akin");
        await Refuses("stands among the pictures of", "dedup --apply move --to P/new --workspace w.akin");
        Assert.Single(Directory.GetFileSystemEntries(_host.PathOf("P")));
    }

    [Fact]
    public async Task Outputs_OnWhatAListNames_AreRefused()
    {
        string[] rows = ["b.png", "M-cluster-00.png", "D/coverage.png", "D/maps.png", "D/sizes.png", "Z_files/0.png"];
        Array.ForEach(rows, Draw);
        _host.Write("list.csv", "path,brand\n" + string.Concat(rows.Select((row, i) => $"{row},{"AB"[i % 2]}\n")));
        _host.Write("Z.dzi", "<!-- made by Akin -->");
        var made = await _host.Run("cluster", "list.csv", "--collection-by", "brand", "--k", "2");
        Assert.True(made.ExitCode == 0, made.Error);
        var before = Files();
        const string OfList = "is a picture of a list";
        await Refuses(OfList, "mosaic --size 60 --out b.png");
        await Refuses(OfList, "mosaic --size 60 --out M.png --per-cluster");
        await Refuses("has pictures of a source in it", "mosaic --size 60 --out Z.dzi");
        await Refuses(OfList, "sheet --out b.png");
        await Refuses(OfList, "export --labels b.png");
        await Refuses("is a source itself", "export --labels list.csv");
        await Refuses(OfList, "compare --out D");
        await Refuses(OfList, "report --charts D");
        await Refuses(OfList, "sample --total 1 --out D");
        Assert.Equal(before, Files());

        // Beside the list's pictures there is room for results.
        Assert.Equal(0, (await _host.Run("mosaic", "--size", "60", "--out", "D/free.png")).ExitCode);
        Assert.True(File.Exists(_host.PathOf("D", "free.png")));
    }

    private async Task Refuses(string says, string line)
    {
        var answer = await _host.Run(line.Split(' '));
        Assert.True(answer.ExitCode == 2, $"{line}: {answer.ExitCode} {answer.Error}");
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }

    /// <summary>Everything outside the workspace, with its bytes.</summary>
    private string[] Files() =>
    [
        .. Directory.EnumerateFiles(_host.Root, "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains(".akin", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(path => $"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"),
    ];

    private void Draw(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_host.PathOf(name))!);
        File.WriteAllBytes(
            _host.PathOf(name), PictureEncoder.Png(DrawnPictures.Draw(name.Length % 3, (ulong)name.Length + name[0])));
    }
}
