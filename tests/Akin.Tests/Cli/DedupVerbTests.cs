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
        const string says = "1 symbolic link was left out, and so is not counted";
        Assert.Contains(says, (await _host.Run("dedup", "--level", "bytes")).Out, StringComparison.Ordinal);
        Assert.Contains(says, File.ReadAllText(json.GetProperty("page").GetString()!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dedup_ALinkInTheSource_NeverComesToLeadNowhere()
    {
        Draw();
        var links = new[] { ("link-a.png", "sub/z-copy.png"), ("link-b.png", "half.png") };
        foreach (var (link, target) in links)
        {
            File.CreateSymbolicLink(_host.PathOf("P", link), _host.PathOf("P", target));
        }

        var json = (await _host.Run("dedup", "P", "--json")).Json;
        var lines = File.ReadAllLines(json.GetProperty("groups").GetString()!);
        Assert.Contains(lines, line => line.Contains("sub/z-copy.png,true,sha256", StringComparison.Ordinal));
        var applied = await _host.Run("dedup", "P", "--apply", "move");
        Assert.Equal(3, applied.ExitCode);
        Assert.Contains("half.png: ", applied.Error, StringComparison.Ordinal);
        Assert.Contains("link-b.png is a link to it", applied.Error, StringComparison.Ordinal);
        Assert.All(links, each => Assert.True(File.Exists(_host.PathOf("P", each.Item1))));
    }

    [Fact]
    public async Task Dedup_TableAsItWas_AppliesAllOfThePlan()
    {
        Draw();
        var json = (await _host.Run("dedup", "P", "--json")).Json;
        var table = json.GetProperty("groups").GetString()!;

        // As a spreadsheet of another country saves it.
        File.WriteAllText(table, File.ReadAllText(table).Replace("\"", "", StringComparison.Ordinal)
            .Replace(",true,", ";TRUE;", StringComparison.Ordinal)
            .Replace(",false,", ";FALSE;", StringComparison.Ordinal)
            .Replace(",/", ";/", StringComparison.Ordinal).Replace("bytes,", "bytes;", StringComparison.Ordinal)
            .Replace(",bytes", ";bytes", StringComparison.Ordinal)
            .Replace(",picture;", ";picture;", StringComparison.Ordinal)
            .Replace("group,kind,path,keep,evidence", "group;kind;path;keep;evidence", StringComparison.Ordinal)
            .Replace("\n", "\r\n", StringComparison.Ordinal));
        var applied = await _host.Run("dedup", "P", "--apply", "move");
        Assert.True(applied.ExitCode == 0, applied.Error);
        Assert.StartsWith("6 duplicates applied", applied.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("edited", applied.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dedup_EditedTable_IsWhatIsApplied()
    {
        Draw();
        var before = Tree();
        var json = (await _host.Run("dedup", "P", "--json")).Json;
        var table = json.GetProperty("groups").GetString()!;
        var lines = File.ReadAllLines(table).Where(line => !line.Contains("mirror.png", StringComparison.Ordinal))
            .Select(line => line.StartsWith("1,bytes,", StringComparison.Ordinal)
                ? line.Contains("sub/z-copy", StringComparison.Ordinal)
                    ? line.Replace(",false,", ",true,", StringComparison.Ordinal)
                    : line.Replace(",true,", ",false,", StringComparison.Ordinal)
                : line);
        File.WriteAllLines(table, lines.ToArray());

        var applied = await _host.Run("dedup", "P", "--apply", "move");
        Assert.Contains(
            "was edited: 2 duplicates of the plan stay.", applied.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_host.PathOf("P", "mirror.png")));
        Assert.True(File.Exists(_host.PathOf("P", "sub/z-copy.png")));
        Assert.False(File.Exists(_host.PathOf("P", "a.png")));
        Assert.False(File.Exists(_host.PathOf("P", "z-copy.png")));
        await _host.Run("dedup", "--undo");
        Assert.Equal(before, Tree());
    }

    [Fact]
    public async Task Dedup_TableTurnedRound_LetsThePictureGoThatWasToStay()
    {
        Draw();
        var json = (await _host.Run("dedup", "P", "--level", "bytes", "--json")).Json;
        var table = json.GetProperty("groups").GetString()!;
        File.WriteAllLines(table, File.ReadAllLines(table).Select(line => line.Replace(
            line.Contains("/z-copy", StringComparison.Ordinal) ? ",false," : ",true,",
            line.Contains("/z-copy", StringComparison.Ordinal) ? ",true," : ",false,", StringComparison.Ordinal))
            .ToArray());
        var applied = await _host.Run("dedup", "P", "--apply", "move");
        Assert.Contains(
            "was edited: 2 duplicates of the plan stay, 1 picture that was to stay goes.", applied.Error,
            StringComparison.Ordinal);
        Assert.False(File.Exists(_host.PathOf("P", "a.png")));
        Assert.True(File.Exists(_host.PathOf("P", "z-copy.png")) && File.Exists(_host.PathOf("P", "sub/z-copy.png")));
    }

    [Fact]
    public async Task Dedup_PictureOfAnArchiveNoLongerKept_LetsTheOthersGoForOneThatCanStay()
    {
        Draw();
        var zip = _host.PathOf("Z.zip");
        System.IO.Compression.ZipFile.CreateFromDirectory(_host.PathOf("P", "sub"), zip);
        var json = (await _host.Run("dedup", "P", "Z.zip", "--prefer", "Z.zip", "--level", "bytes", "--json")).Json;
        var table = json.GetProperty("groups").GetString()!;
        Assert.Contains($"1,bytes,{zip}/z-copy.png,true,", File.ReadAllText(table), StringComparison.Ordinal);
        File.WriteAllText(table, File.ReadAllText(table).Replace(",true,", ",false,", StringComparison.Ordinal)
            .Replace("/P/a.png,false,", "/P/a.png,true,", StringComparison.Ordinal));

        var applied = await _host.Run(
            "dedup", "--apply", "move", "--workspace", json.GetProperty("workspace").GetString()!);
        Assert.True(applied.ExitCode == 0, applied.Error);
        Assert.StartsWith("2 duplicates applied", applied.Out, StringComparison.Ordinal);
        Assert.Contains("1 duplicate of the plan is in an archive", applied.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_host.PathOf("P", "a.png")));
        Assert.False(File.Exists(_host.PathOf("P", "z-copy.png")));
    }

    [Theory]
    [InlineData("by-cluster.csv")]
    [InlineData("duplicates.html")]
    public async Task Dedup_StoppedWhileThePlanIsWritten_LeavesNoPlanToApply(string stopsAt)
    {
        Draw();
        var folder = (await _host.Run("dedup", "P", "--json")).Json.GetProperty("workspace").GetString()!;
        var file = Path.Join(folder, "duplicates", stopsAt);
        File.Delete(file);
        Directory.CreateDirectory(Path.Join(file, "in-the-way"));
        Write("a-further-copy", DrawnPictures.Draw(9, 5));
        Assert.Equal(1, (await _host.Run("dedup", "P")).ExitCode);
        var before = Tree();

        var applied = await _host.Run("dedup", "P", "--apply", "move");
        Assert.Equal(2, applied.ExitCode);
        Assert.Contains("there is no plan", applied.Error, StringComparison.Ordinal);
        Assert.Equal(before, Tree());

        Directory.Delete(file, recursive: true);
        Assert.Equal(0, (await _host.Run("dedup", "P")).ExitCode);
        Assert.StartsWith(
            "7 duplicates applied", (await _host.Run("dedup", "P", "--apply", "move")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dedup_NamesOfOneFile_AreToldApartAndFreeNothing()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Draw();
        var size = new FileInfo(_host.PathOf("P", "a.png")).Length;
        Akin.Native.Files.HardLink.Create(_host.PathOf("P", "a-name.png"), _host.PathOf("P", "a.png"));
        Akin.Native.Files.HardLink.Create(_host.PathOf("P", "z-name.png"), _host.PathOf("P", "z-copy.png"));
        var json = (await _host.Run("dedup", "P", "--level", "bytes", "--json")).Json;
        Assert.Equal(
            (4, 2, 2 * size),
            (json.GetProperty("same_bytes").GetInt32(), json.GetProperty("same_file").GetInt32(),
                json.GetProperty("bytes").GetInt64()));
        var table = File.ReadAllText(json.GetProperty("groups").GetString()!);
        Assert.Contains("/a-name.png,false,the same file under another name\n", table, StringComparison.Ordinal);
        Assert.Matches("/z-name.png,false,\"sha256 [0-9a-f]+, the same file as .*/P/z-copy.png\"\n", table);

        var applied = await _host.Run("dedup", "P", "--apply", "hardlink", "--json");
        Assert.True(applied.ExitCode == 0, applied.Error);
        Assert.Equal(
            (3, 1, 0),
            (applied.Json.GetProperty("done").GetInt32(), applied.Json.GetProperty("same_file").GetInt32(),
                applied.Json.GetProperty("before").GetInt32()));
        var again = await _host.Run("dedup", "P", "--level", "bytes", "--json");
        Assert.Equal(
            (4, 4, 0),
            (again.Json.GetProperty("same_bytes").GetInt32(), again.Json.GetProperty("same_file").GetInt32(),
                again.Json.GetProperty("bytes").GetInt64()));
        Assert.Contains(
            "4 of these are further names of a file", (await _host.Run("dedup", "P")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dedup_UndoOfNothing_SaysSo()
    {
        Draw();
        await _host.Run("dedup", "P");
        const string says = "Nothing is applied that could be brought back.\n";
        var undone = await _host.Run("dedup", "--undo");
        Assert.Equal((0, says, ""), (undone.ExitCode, undone.Out, undone.Error));
        await _host.Run("dedup", "--apply", "move");
        await _host.Run("dedup", "--undo");
        Assert.Equal(says, (await _host.Run("dedup", "--undo")).Out);
        var json = (await _host.Run("dedup", "--undo", "--json")).Json;
        Assert.Equal((0, 0), (json.GetProperty("done").GetInt32(), json.GetProperty("left").GetArrayLength()));
    }

    [Fact]
    public async Task Dedup_InputsThatFailed_AreCountedWhoeverFoundThem()
    {
        Draw();
        var whole = File.ReadAllBytes(_host.PathOf("P", "b.png"));
        File.WriteAllBytes(_host.PathOf("P", "cut.png"), whole[..(whole.Length / 2)]);
        File.WriteAllText(_host.PathOf("P", "text.png"), "no picture");
        var plan = await _host.Run("dedup", "P", "--json");
        Assert.Equal(
            (3, 2, 1),
            (plan.ExitCode, plan.Json.GetProperty("failed").GetInt32(),
                plan.Json.GetProperty("not_decoded").GetInt32()));
        var text = (await _host.Run("dedup", "P")).Out;
        Assert.Contains("1 picture cannot be decoded and was compared by bytes alone.", text, StringComparison.Ordinal);
        Assert.Contains(
            "2 inputs yield no picture; akin ledger --failed says which and why.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dedup_TiffWithAThumbnail_IsComparedAsAPicture()
    {
        var colours = DrawnPictures.Draw(9, 5);
        var picture = colours with
        {
            Pixels = [.. colours.Pixels.Select((_, i) => colours.Pixels[i - (i % 3)])],
        };

        Write("still", picture);
        File.WriteAllBytes(_host.PathOf("P", "one.tif"), new TiffBuilder(picture).With(0, 1, 1));
        File.WriteAllBytes(_host.PathOf("P", "two.tif"), new TiffBuilder(picture).With(0, 0));
        var json = (await _host.Run("dedup", "P", "--json")).Json;
        Assert.Equal(
            (1, 1),
            (json.GetProperty("same_picture").GetInt32(), json.GetProperty("several_pages").GetInt32()));
    }

    [Fact]
    public async Task Dedup_FilesOfSeveralPages_AreNoDuplicatesByTheirFirst()
    {
        // Two frames of GIF, and an animated PNG by what it says of itself.
        var picture = DrawnPictures.Draw(9, 5, 64, 64);
        Directory.CreateDirectory(_host.PathOf("P"));
        var gif = Frames(PictureEncoder.Gif(picture), PictureEncoder.Gif(DrawnPictures.Draw(3, 2, 64, 64)));
        File.WriteAllBytes(_host.PathOf("P", "a.gif"), gif);
        File.WriteAllBytes(
            _host.PathOf("P", "b.gif"), Frames(PictureEncoder.Gif(picture), PictureEncoder.Gif(picture)));
        File.WriteAllBytes(_host.PathOf("P", "same.gif"), gif);
        Write("still", picture);
        var json = (await _host.Run("dedup", "P", "--json")).Json;
        Assert.Equal(
            (1, 0, 2),
            (json.GetProperty("same_bytes").GetInt32(), json.GetProperty("same_picture").GetInt32(),
                json.GetProperty("several_pages").GetInt32()));
    }

    [Fact]
    public async Task Dedup_DamagedPictures_EndInTheirStateWithAReason_AndStayTheSameTheNextTime()
    {
        Draw();
        var whole = File.ReadAllBytes(_host.PathOf("P", "b.png"));
        File.WriteAllBytes(_host.PathOf("P", "cut.png"), whole[..(whole.Length / 2)]);
        File.WriteAllBytes(_host.PathOf("P", "cut-again.png"), whole[..(whole.Length / 2)]);
        foreach (var _ in new[] { 1, 2 })
        {
            var plan = await _host.Run("dedup", "P", "--json");
            Assert.Equal(3, plan.ExitCode);
            Assert.Equal(3, plan.Json.GetProperty("same_bytes").GetInt32());
            Assert.Equal(1, plan.Json.GetProperty("not_decoded").GetInt32());
            Assert.Equal(2, plan.Json.GetProperty("failed").GetInt32());
            var ledger = await _host.Run("ledger", "--workspace", "P.akin", "--failed");
            Assert.Contains("cut.png", ledger.Out, StringComparison.Ordinal);
            Assert.Contains("cut-again.png", ledger.Out, StringComparison.Ordinal);
            Assert.Contains("truncated", ledger.Out, StringComparison.Ordinal);
        }
    }

    /// <summary>The frames of two GIFs of one size in one file.</summary>
    private static byte[] Frames(byte[] first, byte[] second)
    {
        // A GIF: 13 bytes and its table of colours, then blocks, then one byte. The second's blocks go behind the
        // first's; what they look like in the first's colours does not matter.
        var table = 3 * (2 << (second[10] & 7));
        return [.. first[..^1], .. second[(13 + ((second[10] & 0x80) != 0 ? table : 0))..^1], first[^1]];
    }

    [Theory]
    [InlineData("keep,", "kept,", "has no column keep")]
    [InlineData(",true,", ",maybe,", "keep 'maybe' to be true or false")]
    [InlineData(",true,", ",false,", "keeps no picture of group 1")]
    [InlineData("mirror.png", "elsewhere.png", "elsewhere.png is not in group")]
    [InlineData("1,bytes", "99,bytes", "is not in group 99")]
    public async Task Dedup_TableThatSaysNoSense_IsRefusedAndNothingGoes(string text, string instead, string says)
    {
        Draw();
        var before = Tree();
        var json = (await _host.Run("dedup", "P", "--json")).Json;
        var table = json.GetProperty("groups").GetString()!;
        File.WriteAllText(table, File.ReadAllText(table).Replace(text, instead, StringComparison.Ordinal));
        var applied = await _host.Run("dedup", "P", "--apply", "move");
        Assert.Equal(2, applied.ExitCode);
        Assert.Contains(says, applied.Error, StringComparison.Ordinal);
        Assert.Single(applied.Error.TrimEnd().Split('\n'));
        Assert.Equal(before, Tree());
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
    [InlineData("--prefer", "nosuch", "--prefer nosuch: there is no such folder")]
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
