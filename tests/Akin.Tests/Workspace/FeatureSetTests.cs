using Akin.Numerics;
using Akin.Tests.Support;
using Akin.Workspace;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Akin.Tests.Workspace;

public sealed class FeatureSetTests : IDisposable
{
    private static readonly FeatureModel Model = FakeEngine.Model;
    private static readonly FeatureModel Other = Model with { Precision = "int8" };
    private readonly WorkspaceFixture _fixture = new();

    [Fact]
    public void Choose_NothingSaid_TakesTheLatestOfTheModelElseItsUsualName()
    {
        var half = FeatureSet.Of("half", Model, FloatType.Float16);
        Assert.Equal("usual", new FeatureSetRequest(Model, "usual").Choose([]).Name);
        Assert.Equal("half", new FeatureSetRequest(Model, "usual").Choose([FakeEngine.Set, half]).Name);
        Assert.Equal(
            "fake", new FeatureSetRequest(Model, "usual", Type: FloatType.Float32).Choose([FakeEngine.Set, half]).Name);
        Assert.Equal("fake-int8", new FeatureSetRequest(Other, "fake").Choose([FakeEngine.Set]).Name);
        var third = new FeatureSetRequest(Other with { Preprocessing = "else" }, "fake");
        Assert.Equal("fake-2", third.Choose([FakeEngine.Set, FeatureSet.Of("fake-int8", Other)]).Name);
        var made = new FeatureSetRequest(Model, "fake", Type: FloatType.Float16).Choose([FakeEngine.Set]);
        Assert.Equal(("fake-float16", Model.Key + "-float16"), (made.Name, made.Key));
    }

    [Fact]
    public void Choose_NameOfAnother_IsRefused()
    {
        Refuses(new(Other, "x", "fake"), "holds features of fake (float32, none)");
        Refuses(new(Model, "x", "fake", FloatType.Float16), "is kept as float32, and a set has one type");
        Refuses(new(Model, "x", "mine"), "these features are in the set 'fake' already");

        static void Refuses(FeatureSetRequest request, string expected) => Assert.Contains(
            expected,
            Assert.Throws<WorkspaceException>(() => request.Choose([FakeEngine.Set])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_OfOneSet_FreesItsFilesAndTouchesNoOther()
    {
        _fixture.Write("1.png", "ok 1");
        var b = FeatureSet.Of("b", Other);
        await _fixture.Run(new() { Sets = [FakeEngine.Set, b] });
        var kept = _fixture.Everything();
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);
        b = workspace.Catalogue.FeatureSets.Find("b")!;
        var bytes = workspace.Features(b).Bytes;
        Assert.Null(FeatureSetDeletion.WhyNot(workspace, b, force: false));
        Assert.Equal(bytes, FeatureSetDeletion.Delete(workspace, b));
        Assert.False(Directory.Exists(Path.Join(_fixture.Folder, "features", b.Key)));
        Assert.Equal("fake", Assert.Single(workspace.Catalogue.FeatureSets.List()).Name);
        workspace.Dispose();
        Assert.Equal(kept, _fixture.Everything());
    }

    [Fact]
    public async Task Delete_KilledBeforeTheFilesWent_IsFinishedByTheNextEmbedding()
    {
        _fixture.Write("1.png", "ok 1");
        await _fixture.Run(new() { Sets = [FakeEngine.Set, FeatureSet.Of("b", Other)] });
        var folder = Path.Join(_fixture.Folder, "features", Other.Key);
        var mine = Path.Join(_fixture.Folder, "features", "mine", "notes.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(mine)!);
        File.WriteAllText(mine, "not Akin's");
        using (var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write))
        {
            workspace.Catalogue.FeatureSets.Remove(workspace.Catalogue.FeatureSets.Find("b")!);
        }

        Assert.True(Directory.Exists(folder));
        await _fixture.Run(new());
        Assert.False(Directory.Exists(folder));
        Assert.True(File.Exists(mine));
    }

    [Fact]
    public async Task Embed_Float16_RoundsToNearestEvenAndHalvesTheFile()
    {
        _fixture.Write("1.png", "ok 1");
        var half = FeatureSet.Of("half", Model, FloatType.Float16);
        await _fixture.Run(new() { Sets = [half] });
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Read);
        var store = workspace.Features(workspace.Catalogue.FeatureSets.Find("half")!);
        using var rows = store.LoadReady();
        Assert.Equal(FakeEngine.FeaturesOf("ok 1"), rows.Features[0].ToArray());
        Assert.Equal(128 + (2 * FakeEngine.Dimension), store.Shards.Single().Bytes);
        Assert.Contains("\"dtype\":\"float16\"", File.ReadAllText(Path.Join(store.Folder, "manifest.json")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WorkspaceOfVersionOne_FindsItsFeaturesUnderNames()
    {
        _fixture.Write("1.png", "ok 1");
        await _fixture.Run(new() { Sets = [FeatureSet.Of("b", Other), FakeEngine.Set] });
        var before = _fixture.Everything();
        Alter("""
            ALTER TABLE pictures DROP COLUMN dropped_by;
            DROP TABLE edited_pictures;
            DROP TABLE edits;
            DROP TABLE cells;
            ALTER TABLE sources DROP COLUMN address_column;
            ALTER TABLE sources DROP COLUMN collection_by;
            ALTER TABLE sources DROP COLUMN columns;
            ALTER TABLE sources DROP COLUMN columns_stamp;
            ALTER TABLE sources DROP COLUMN max_address;
            DROP TABLE feature_failures;
            ALTER TABLE feature_sets DROP COLUMN assumptions;
            DROP INDEX feature_set_names;
            ALTER TABLE shards DROP COLUMN saturated;
            ALTER TABLE shards RENAME COLUMN feature_set TO model;
            ALTER TABLE feature_sets DROP COLUMN name;
            ALTER TABLE feature_sets DROP COLUMN type;
            ALTER TABLE feature_sets DROP COLUMN transform;
            ALTER TABLE feature_sets DROP COLUMN recipe;
            ALTER TABLE feature_sets RENAME TO models;
            PRAGMA user_version = 1;
            """);
        var file = Path.Join(_fixture.Folder, "catalogue.sqlite");
        var old = File.ReadAllBytes(file);
        using (var catalogue = Catalogue.OpenUnchanging(file))
        {
            Assert.Equal(2, catalogue.FeatureSets.List().Count);
            Assert.Single(catalogue.Pictures.List());
            Assert.Throws<SqliteException>(() => catalogue.Sources.MakeCurrent([new("/x", null)]));
        }

        Assert.Equal(old, File.ReadAllBytes(file));
        using (var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Read))
        {
            var sets = workspace.Catalogue.FeatureSets;
            Assert.Equal(["fake", Model.Key], sets.List().Select(set => set.Name).OrderBy(name => name.Length));
            Assert.Equal(("fake", Other), (sets.Latest()!.Name, sets.Latest()!.Model));
            Assert.All(sets.List(), set => Assert.True(workspace.Features(set).Contains(1)));
        }

        var engine = new FakeEngine { Sets = [FeatureSet.Of(Model.Key, Model)] };
        await _fixture.Run(engine);
        Assert.Empty(engine.Decoded);
        Assert.Equal(before.Where(line => !line.StartsWith("manifest", StringComparison.Ordinal)),
            _fixture.Everything().Where(line => !line.StartsWith("manifest", StringComparison.Ordinal)));
    }

    public void Dispose() => _fixture.Dispose();

    private void Alter(string statements)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Join(_fixture.Folder, "catalogue.sqlite")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
