using Akin.Imaging;
using Akin.Intake;
using Akin.Tests.Duplicates;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

public sealed class DedupVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Dedup_OfAnArchive_MakesThePlanAndNeverChangesTheArchive()
    {
        Draw();
        var zip = _host.PathOf("P.zip");
        System.IO.Compression.ZipFile.CreateFromDirectory(_host.PathOf("P"), zip);
        var before = File.ReadAllBytes(zip);
        var plan = await _host.Run("dedup", "P.zip", "--level", "bytes", "--json");
        Assert.Equal(2, plan.Json.GetProperty("same_bytes").GetInt32());

        var answer = await _host.Run("dedup", "--apply", "trash", "--workspace", "P.zip.akin");

        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith(
            "akin dedup: 2 duplicates of the plan are in an archive", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
        Assert.Equal(before, File.ReadAllBytes(zip));
    }

    [Fact]
    public async Task Dedup_OfAFileThatSeveralInputsLeadTo_IsOnePicture()
    {
        Draw();
        _host.Write("list.csv", "path\nP/a.png\n./P/a.png\nP\\a.png\n");
        var plan = await _host.Run("dedup", "list.csv", "P", "--level", "bytes", "--json");
        Assert.True(plan.ExitCode == 0, plan.Error);
        Assert.Equal(2, plan.Json.GetProperty("same_bytes").GetInt32());
        Assert.Equal(15, plan.Json.GetProperty("pictures").GetInt32());

        var applied = await _host.Run(
            "dedup", "--apply", "move", "--workspace", plan.Json.GetProperty("workspace").GetString()!);
        Assert.True(applied.ExitCode == 0, applied.Error);
        Assert.Equal(13, Tree().Length);
        var bytes = PictureEncoder.Png(DrawnPictures.Draw(9, 5));
        Assert.Single(Directory.GetFiles(_host.PathOf("P"), "*", SearchOption.AllDirectories), path =>
            File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes));
    }

    [Fact]
    public async Task Dedup_CopiesOfThreeKinds_GroupsThemAndTouchesNothing()
    {
        Draw();
        var before = Tree();
        var answer = await _host.Run("dedup", "P", "--keep", "resolution,path", "--json");
        Assert.True(answer.ExitCode == 0, answer.Error);
        var json = answer.Json;
        Assert.Equal(2, json.GetProperty("same_bytes").GetInt32());
        Assert.Equal(4, json.GetProperty("same_picture").GetInt32());
        Assert.Equal(before, Tree());

        var lines = File.ReadAllLines(json.GetProperty("groups").GetString()!);
        Assert.Equal("group,kind,path,keep,evidence", lines[0]);
        Assert.Contains(lines, line => line.StartsWith($"1,bytes,{_host.PathOf("P", "a.png")},true,sha256 ",
            StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("turned.png,false,\"turned by 90°, ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("half.png,false,\"0.50 times its size, ",
            StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("white", StringComparison.Ordinal));
        Assert.Equal(
            ["cluster,pictures,bytes,picture,scene,percent", "total,15,2,4,0,40"],
            File.ReadAllLines(json.GetProperty("by_cluster").GetString()!));
        Assert.DoesNotContain("src=\"http", File.ReadAllText(json.GetProperty("page").GetString()!));
    }

    [Fact]
    public async Task Dedup_ApplyThenUndo_BringsEveryFileBack()
    {
        Draw();
        var before = Tree();
        Assert.Equal(2, (await _host.Run("dedup", "P", "--apply", "move")).ExitCode);
        await _host.Run("dedup", "P");
        var applied = await _host.Run("dedup", "P", "--apply", "move");
        Assert.True(applied.ExitCode == 0, applied.Error);
        Assert.StartsWith("6 duplicates applied", applied.Out, StringComparison.Ordinal);
        Assert.Equal(before.Length - 6, Tree().Length);
        Assert.StartsWith("0 duplicates applied", (await _host.Run("dedup", "--apply", "move")).Out,
            StringComparison.Ordinal);
        Assert.StartsWith("6 duplicates brought back", (await _host.Run("dedup", "--undo")).Out,
            StringComparison.Ordinal);
        Assert.Equal(before, Tree());
    }

    [Fact]
    public async Task Dedup_LinkInTheSource_IsLeftOut()
    {
        Draw();
        File.CreateSymbolicLink(_host.PathOf("P", "aa-link.png"), _host.PathOf("P", "a.png"));
        var json = (await _host.Run("dedup", "P", "--level", "bytes", "--json")).Json;
        Assert.Equal((1, 2), (json.GetProperty("links").GetInt32(), json.GetProperty("same_bytes").GetInt32()));
        Assert.DoesNotContain("aa-link", File.ReadAllText(json.GetProperty("groups").GetString()!),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dedup_WithoutAWordOnWhatToKeep_KeepsTheLargestPictureWhateverItsName()
    {
        var picture = DrawnPictures.Draw(9, 5);
        Write("a-picture-with-a-long-name (1)", picture);
        Write("a", new PictureDecoder(new DecodeLimits()).DecodeInside(PictureEncoder.Png(picture), 120, 90).Image!);
        var json = (await _host.Run("dedup", "P", "--json")).Json;
        var lines = File.ReadAllLines(json.GetProperty("groups").GetString()!);
        var original = Assert.Single(lines, line => line.Contains("long-name", StringComparison.Ordinal));
        Assert.EndsWith(",true,kept", original, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--apply", "burn", "--apply cannot be 'burn'")]
    [InlineData("--keep", "prettiest", "--keep cannot be 'prettiest'")]
    [InlineData("--to", "x", "--to goes with --apply move")]
    public async Task Dedup_WrongOption_IsRefused(string option, string value, string says)
    {
        Draw();
        var answer = await _host.Run("dedup", "P", option, value);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }

    /// <summary>Five pictures, copies of one in every way, and three pages that are almost white.</summary>
    private void Draw()
    {
        foreach (var (i, name) in new[] { "a", "b", "c", "d", "e" }.Index())
        {
            Write(name, DrawnPictures.Draw(i is 0 ? 9 : i + 2, 5));
        }

        var picture = DrawnPictures.Draw(9, 5);
        Write("z-copy", picture);
        Write("sub/z-copy", picture);
        Write("turned", DrawnPictures.Turn(picture));
        Write("mirror", DrawnPictures.Mirror(picture));
        Write("light", DrawnPictures.Map(picture, (tone, _) => (tone * 1.2) + 5));
        Write("half", new PictureDecoder(new DecodeLimits()).DecodeInside(PictureEncoder.Png(picture), 120, 90).Image!);
        Write("patched", DrawnPictures.Patch(picture, DrawnPictures.Draw(8, 2), 40, 60, 50));
        for (var i = 0; i < 3; i++)
        {
            var place = i;
            Write($"white{i}", DrawnPictures.Map(picture, (tone, at) => 250 + (tone % (place + 2))));
        }
    }

    private void Write(string name, RgbImage image)
    {
        var path = _host.PathOf("P", name + ".png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, PictureEncoder.Png(image));
    }

    private string[] Tree() =>
    [
        .. Directory.EnumerateFiles(_host.PathOf("P"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{path} {Fingerprint.OfFile(path)} {File.GetLastWriteTimeUtc(path).Ticks}"),
    ];
}
