using System.Text.Json;
using Akin.Curation;
using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>
/// Groups that were edited, by the members that each verb finds in them: asked for again, looked at, taken back, with
/// pictures that come later, and killed half way.
/// </summary>
public sealed class EditedGroupsTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    /// <summary>What each script leaves: members by letter, groups apart.</summary>
    [Theory]
    [InlineData("merge --cluster 0,1", 8, 4)]
    [InlineData("cluster --within 0 --k 4", 4, 4, 1, 1, 1, 1)]
    [InlineData("drop --cluster 1", 4, 4)]
    [InlineData("merge --cluster 0,1|drop --cluster 1", 8)]
    [InlineData("merge --cluster 0,1|cluster P --k 3", 8, 4)]
    [InlineData("merge --cluster 0,1|run P --k 3", 8, 4)]
    [InlineData("merge --cluster 0,1|cluster --k 2|cluster --k 3", 8, 4)]
    [InlineData("merge --cluster 0,1|project --method pca|cluster P --k 3", 8, 4)]
    [InlineData("merge --cluster 0,1|drop f0/p0.png|keep f0/p0.png", 8, 4)]
    [InlineData("project --method pca|merge --cluster 0,1|cluster P --k 3", 8, 4)]
    [InlineData("merge --cluster 0,1|undo", 4, 4, 4)]
    public async Task Script_OfEdits_HasTheSameMembersInEveryVerb(string script, params int[] sizes)
    {
        await Grouped(3, 4);
        foreach (var line in script.Split('|'))
        {
            await Done(line.Split(' '));
        }

        var members = await Members();
        Assert.Equal(sizes.Order(), members.CountBy(each => each.Value).Select(each => each.Value).Order());
        foreach (var verb in (string[])["sheet --out S.png", "report", "mosaic --out M.png", "project --method pca"])
        {
            var answer = await Done(verb.Split(' '));
            Assert.Equal(sizes.Sum(), answer.GetProperty("pictures").GetInt32());
            var run = answer.TryGetProperty("run", out var folder) ? Path.GetFileName(folder.GetString()!) : null;
            Assert.Equal(members, MembersOf(run!));
            Assert.Equal(members, await Members());
        }
    }

    [Fact]
    public async Task Undo_AfterOtherGroupsAndALook_GivesBackWhatWasThere()
    {
        await Grouped(3, 4);
        await Done("drop", "f0/p0.png");
        await Done("cluster", "--k", "2");
        await Done("merge", "--cluster", "0,1");
        var merged = await Members();
        await Done("keep", "f0/p0.png");
        var kept = await Members();
        Assert.Equal(12, kept.Count);
        Assert.Single(kept.Values.Distinct());
        await Done("sheet", "--out", "S.png");

        await Done("undo");
        Assert.Equal(merged, await Members());
        await Done("undo");
        await Done("undo");
        Assert.Equal(3, (await Members()).Values.Distinct().Count());
        Assert.Contains("there is no edit to take back.", (await _host.Run("undo")).Error);
    }

    [Fact]
    public async Task Undo_OfEditsOfOtherGroups_SaysSoAndTakesNoneOfThem()
    {
        await Grouped(3, 4);
        await Done("merge", "--cluster", "0,1");
        var answer = await _host.Run("cluster", "--k", "2");
        Assert.Contains("1 edit (akin journal list) is of other groups", answer.Error);
        Assert.Contains("edit 1 is of other groups than these", (await _host.Run("undo")).Error);
        Assert.False((await Done("undo", "--edit", "1")).GetProperty("held").GetBoolean());
        Assert.Equal(2, (await Members()).Values.Distinct().Count());
    }

    [Fact]
    public async Task Pictures_ThatComeAfterAMerge_AreInTheNearestGroupAndItIsSaid()
    {
        await Grouped(3, 4);
        await Done("merge", "--cluster", "0,1");
        var before = await Members();
        DrawnFamilies.Write(_host.PathOf("P"), 3, 5);
        var answer = await _host.Run("sheet", "P", "--out", "S.png", "--json");
        Assert.Equal(15, answer.Json.GetProperty("pictures").GetInt32());
        Assert.Contains("3 pictures came after these groups", answer.Error);

        var after = await Members();
        Assert.Equal(15, after.Count);
        foreach (var family in (string[])["f0", "f1", "f2"])
        {
            Assert.Single(after.Where(each => each.Key.StartsWith(family, StringComparison.Ordinal))
                .Select(each => each.Value).Distinct());
        }

        Assert.Equal(2, after.Values.Distinct().Count());
        Assert.Equal(before.Keys.Order(), after.Keys.Where(path => !path.EndsWith("p4.png")).Order());
        Assert.Contains("3 pictures that came later", (await Done("project", "--method", "pca"))
            .GetProperty("explanation").GetString());
    }

    [Fact]
    public async Task Merge_KilledBeforeItsEdit_LeavesTheGroupsInEveryVerb()
    {
        await Grouped(3, 4);
        var before = await Members();
        await Done("merge", "--cluster", "0,1");
        using (var workspace = AkinWorkspace.Open(_host.PathOf("P.akin"), WorkspaceAccess.Write))
        {
            Assert.Single(workspace.Catalogue.Edits.Read().Edits, edit => edit.Kind == EditKind.Merge);
        }

        using (var catalogue = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={_host.PathOf("P.akin", "catalogue.sqlite")};Pooling=False"))
        {
            catalogue.Open();
            using var command = catalogue.CreateCommand();
            command.CommandText = "DELETE FROM edited_pictures; DELETE FROM edits";
            command.ExecuteNonQuery();
        }

        Assert.Equal(before, await Members());
        var mosaic = await Done("mosaic", "--out", "M.png");
        Assert.Equal(before, MembersOf(Path.GetFileName(mosaic.GetProperty("run").GetString()!)));
        Assert.Equal(3, (await Done("sheet", "--out", "S.png")).GetProperty("clusters").GetInt32());
        Assert.Equal(3, (await Done("project", "--method", "pca")).GetProperty("clusters").GetInt32());
        Assert.Equal(2, (await Done("merge", "--cluster", "0,1")).GetProperty("clusters").GetInt32());
    }

    [Fact]
    public async Task Undo_ThatLeavesNothing_IsRefused()
    {
        DrawnFamilies.Write(_host.PathOf("P"), 2, 2);
        await Done("index", "P");
        await Done("drop", "f0/p0.png", "f0/p1.png");
        await Done("keep", "--all");
        await Done("drop", "f1/p0.png", "f1/p1.png");
        var answer = await _host.Run("undo", "--edit", "2");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("that would leave no picture", answer.Error);
        Assert.Equal(2, (await Done("cluster", "--k", "1")).GetProperty("pictures").GetInt32());
    }

    [Fact]
    public async Task Drop_Repeated_IsCountedAndExitsWithZero()
    {
        await Grouped(2, 3);
        await Done("drop", "f0/p0.png");
        var again = await Done("drop", "f0/p0.png", "f0/p1.png");
        Assert.Equal((1, 1), (again.GetProperty("already").GetInt32(), again.GetProperty("pictures").GetInt32()));
        var nothing = await Done("drop", "f0/p0.png", "f0/p1.png");
        Assert.Equal((2, 0), (nothing.GetProperty("already").GetInt32(), nothing.GetProperty("pictures").GetInt32()));
        Assert.Equal(2, (await Done("journal", "list")).GetProperty("edits").GetArrayLength());
        await Done("keep", "--all");
        await Done("keep", "--all");
        Assert.Equal(1, (await Done("keep", "f0/p0.png")).GetProperty("already").GetInt32());
        Assert.Contains("Nothing to do", (await _host.Run("keep", "--all")).Out);
    }

    [Fact]
    public async Task Groups_AfterUndoThatWereNeverShown_HaveNoNumbersUntilTheyAre()
    {
        await Grouped(4, 3);
        await Done("merge", "--cluster", "0,1");
        await Done("merge", "--cluster", "1,2");
        await Done("undo", "--edit", "1");
        Assert.Contains("look at them first, with akin sheet", (await _host.Run("drop", "--cluster", "2")).Error);
        await Done("sheet", "--out", "S.png");
        await Done("drop", "--cluster", "2");
    }

    [Fact]
    public async Task Run_OfEditedGroups_SaysThatTheyWereEdited()
    {
        await Grouped(3, 4);
        var divided = await Done("cluster", "--within", "0", "--k", "2");
        var record = JsonDocument.Parse(
            File.ReadAllText(Path.Join(divided.GetProperty("run").GetString(), "run.json"))).RootElement;
        var parameters = record.GetProperty("parameters");
        Assert.Equal("edited", parameters.GetProperty("method").GetString());
        Assert.False(parameters.TryGetProperty("k", out _));
        Assert.True(Directory.Exists(_host.PathOf("P.akin", "runs", parameters.GetProperty("base").GetString()!)));
        using var workspace = AkinWorkspace.Open(_host.PathOf("P.akin"), WorkspaceAccess.Write);
        var edit = Assert.Single(workspace.Catalogue.Edits.Read().Edits);
        Assert.Equal(("2", "kmeans", 0UL), (edit.Parameters!["k"], edit.Parameters["method"], edit.Seed));
    }

    [Fact]
    public async Task Merge_WithTooLittleMemory_IsRefusedAndMakesNoEdit()
    {
        await Grouped(3, 4);
        var answer = await _host.Run("merge", "--cluster", "0,1", "--memory", "1KB");
        Assert.NotEqual(0, answer.ExitCode);
        Assert.Contains("memory", answer.Error);
        Assert.Equal(0, (await Done("journal", "list")).GetProperty("edits").GetArrayLength());
    }

    private async Task Grouped(int families, int each)
    {
        DrawnFamilies.Write(_host.PathOf("P"), families, each);
        await Done("cluster", "P", "--k", $"{families}");
    }

    private async Task<JsonElement> Done(params string[] line)
    {
        var answer = await _host.Run([.. line, "--json"]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return answer.Json;
    }

    /// <summary>The group of each picture as an export has it.</summary>
    private async Task<Dictionary<string, int>> Members()
    {
        await Done("export", "--labels", "L.csv");
        return File.ReadLines(_host.PathOf("L.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(
                cells => Path.GetRelativePath(_host.PathOf("P"), cells[1]).Replace('\\', '/'),
                cells => int.Parse(cells[3]));
    }

    /// <summary>The group of each picture as a run has it.</summary>
    private Dictionary<string, int> MembersOf(string run)
    {
        using var workspace = AkinWorkspace.Open(_host.PathOf("P.akin"), WorkspaceAccess.Read);
        var paths = workspace.Catalogue.Pictures.List().ToDictionary(each => each.Id, each => each.RelativePath);
        return workspace.Catalogue.Runs.Assignments(run)
            .ToDictionary(each => paths[each.PictureId], each => each.Label);
    }
}
