using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Workspace;

public sealed class EmbedStageTests : IDisposable
{
    private const int Count = 90;
    private readonly WorkspaceFixture _fixture = new();

    [Fact]
    public async Task RunAsync_GoodAndBadPictures_StoresRowsInOrderAndFinalStates()
    {
        _fixture.Write("1.png", "ok 1");
        _fixture.Write("2.png", "cut 2");
        _fixture.Write("3.txt", "hello");
        _fixture.Write("4.png", "ok 4");
        var engine = new FakeEngine();
        Assert.Equal(new EmbedResult(2, 0, 1), await _fixture.Run(engine));
        Assert.True(engine.Finished);
        Assert.Equal(
            [PictureState.Ready, PictureState.Truncated, PictureState.NotAPicture, PictureState.Ready],
            _fixture.Ledger().Select(p => p.State));
        Assert.Equal("ends early", _fixture.Ledger()[1].Reason);

        using var shard = NpyFile.Read(Shard(0));
        Assert.Equal((2, FakeEngine.Dimension), (shard.Rows, shard.Columns));
        Assert.Equal(FakeEngine.FeaturesOf("ok 1"), shard[0].ToArray());
        Assert.Equal(FakeEngine.FeaturesOf("ok 4"), shard[1].ToArray());
    }

    [Fact]
    public async Task RunAsync_Again_DecodesNothing()
    {
        WriteMany();
        await _fixture.Run(new());
        var before = _fixture.Everything();
        var engine = new FakeEngine();
        Assert.Equal(new EmbedResult(0, 0, 0), await _fixture.Run(engine));
        Assert.Empty(engine.Decoded);
        Assert.Equal(before, _fixture.Everything());
    }

    [Fact]
    public async Task RunAsync_PicturesAdded_DecodesOnlyThose()
    {
        WriteMany();
        await _fixture.Run(new());
        var shard = await File.ReadAllBytesAsync(Shard(2), TestContext.Current.CancellationToken);
        for (var i = 0; i < 20; i++)
        {
            _fixture.Write($"0/added-{i}.png", $"ok added {i}");
        }

        var engine = new FakeEngine();
        Assert.Equal(20, (await _fixture.Run(engine)).Embedded);
        Assert.Equal(20, engine.Decoded.Count);
        Assert.Equal(shard, await File.ReadAllBytesAsync(Shard(2), TestContext.Current.CancellationToken));
        Assert.Equal(20, NpyFile.ReadShape(Shard(3)).Rows);
    }

    [Fact]
    public async Task RunAsync_SameBytes_AreDecodedOnceAndShareFeaturesOrFailure()
    {
        _fixture.Write("a.png", "ok same");
        _fixture.Write("b.png", "ok same");
        _fixture.Write("c.png", "cut same");
        _fixture.Write("d.png", "cut same");
        var engine = new FakeEngine();
        Assert.Equal(new EmbedResult(1, 1, 2), await _fixture.Run(engine));
        Assert.Equal([1, 3], engine.Decoded);
        Assert.Equal(
            [
                (PictureState.Ready, ""), (PictureState.Ready, ""),
                (PictureState.Truncated, "ends early"), (PictureState.Truncated, "ends early"),
            ],
            _fixture.Ledger().Select(p => (p.State, p.Reason)));
        using var shard = NpyFile.Read(Shard(0));
        Assert.Equal(shard[0].ToArray(), shard[1].ToArray());

        _fixture.Write("e.png", "cut same");
        _fixture.Write("f.png", "ok same");
        Assert.Equal(new EmbedResult(0, 1, 0), await _fixture.Run(engine));
        Assert.Equal((PictureState.Truncated, "ends early"), (_fixture.Ledger()[4].State, _fixture.Ledger()[4].Reason));
        Assert.Equal(2, engine.Decoded.Count);
    }

    [Fact]
    public async Task RunAsync_FileRenamed_TakesItsFeaturesWithoutDecoding()
    {
        _fixture.Write("a.png", "ok a");
        await _fixture.Run(new());
        _fixture.Delete("a.png");
        _fixture.Write("b.png", "ok a");
        var engine = new FakeEngine();
        Assert.Equal(new EmbedResult(0, 1, 0), await _fixture.Run(engine));
        Assert.Empty(engine.Decoded);
        Assert.Equal([PictureState.Missing, PictureState.Ready], _fixture.Ledger().Select(p => p.State));
        Assert.Equal(FakeEngine.FeaturesOf("ok a"), LoadReady().Rows.Single());
    }

    [Fact]
    public async Task RunAsync_FileCameBack_IsReadyWithoutDecoding()
    {
        _fixture.Write("a.png", "ok a");
        await _fixture.Run(new());
        _fixture.Delete("a.png");
        await _fixture.Run(new());
        Assert.Empty(LoadReady().Ids);
        _fixture.Write("a.png", "ok a");
        var engine = new FakeEngine();
        await _fixture.Run(engine);
        Assert.Empty(engine.Decoded);
        Assert.Equal([1L], LoadReady().Ids);
    }

    [Fact]
    public async Task RunAsync_KilledAnywhereAndAgain_GivesTheSameBytes()
    {
        WriteMany();
        await _fixture.Run(new());
        var undisturbed = _fixture.Everything();
        foreach (var kill in new[] { 1, 2, 29, 30, 31, 32, 33, 59, 60, 61, 62, 80 })
        {
            _fixture.StartAnew($"killed-{kill}");
            await Assert.ThrowsAsync<OperationCanceledException>(() => _fixture.Run(new() { FailAtPicture = kill }));
            Directory.CreateDirectory(Path.GetDirectoryName(Shard(5))!);
            await File.WriteAllBytesAsync(Shard(5) + ".tmp", [1], TestContext.Current.CancellationToken);
            await _fixture.Run(new());
            File.Delete(Shard(5) + ".tmp");
            Assert.Equal(undisturbed, _fixture.Everything());
        }
    }

    [Fact]
    public async Task RunAsync_KilledBetweenRenameAndRecord_DoesNotBelieveTheFile()
    {
        WriteMany();
        await _fixture.Run(new());
        var undisturbed = _fixture.Everything();
        _fixture.StartAnew("killed");
        await Assert.ThrowsAsync<OperationCanceledException>(() => _fixture.Run(new() { FailAtPicture = 50 }));
        await File.WriteAllBytesAsync(Shard(1), [1, 2, 3], TestContext.Current.CancellationToken);
        await _fixture.Run(new());
        Assert.Equal(undisturbed, _fixture.Everything());
    }

    [Theory]
    [InlineData("torn")]
    [InlineData("gone")]
    [InlineData("foreign")]
    public async Task RunAsync_ShardDamaged_IsMadeAgainAlone(string damage)
    {
        WriteMany();
        await _fixture.Run(new());
        var undisturbed = _fixture.Everything();
        Damage(Shard(1), damage);
        Assert.Throws<WorkspaceException>(() => LoadReady());
        var engine = new FakeEngine();
        await _fixture.Run(engine);
        Assert.All(engine.Decoded, id => Assert.InRange(id, 33, 64));
        Assert.Equal(undisturbed, _fixture.Everything());
    }

    [Fact]
    public async Task RunAsync_ShardTouchedButWhole_IsBelieved()
    {
        _fixture.Write("a.png", "ok a");
        await _fixture.Run(new());
        File.SetLastWriteTimeUtc(Shard(0), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        var engine = new FakeEngine();
        await _fixture.Run(engine);
        Assert.Empty(engine.Decoded);
    }

    [Fact]
    public async Task LoadReady_AfterDeletions_GivesRowsInIdOrderAndAnotherHash()
    {
        WriteMany();
        await _fixture.Run(new());
        var (ids, rows, hash) = LoadReady();
        Assert.Equal(ids.Order(), ids);
        Assert.Equal(_fixture.Ledger().Where(p => p.State == PictureState.Ready).Select(p => p.Id), ids);
        Assert.Equal(hash, LoadReady().Hash);
        var removed = _fixture.Ledger().First(p => p.Id == ids[40]);
        _fixture.Delete(removed.RelativePath);
        await _fixture.Run(new());
        var after = LoadReady();
        Assert.Equal(ids.Where(id => id != removed.Id), after.Ids);
        Assert.Equal(rows[41], after.Rows[40]);
        Assert.NotEqual(hash, after.Hash);
    }

    [Fact]
    public async Task RunAsync_NoPictures_MakesNoShard()
    {
        _fixture.Write("notes.txt", "hello");
        Assert.Equal(new EmbedResult(0, 0, 0), await _fixture.Run(new()));
        Assert.False(File.Exists(Shard(0)));
    }

    [Fact]
    public async Task RunAsync_AllOfAShardFail_RecordsThemAndTheNextShardHasItsNumber()
    {
        for (var i = 0; i < 40; i++)
        {
            _fixture.Write($"{i:D2}.png", i < 32 ? $"cut {i}" : $"ok {i}");
        }

        Assert.Equal(new EmbedResult(8, 0, 32), await _fixture.Run(new()));
        Assert.Equal(32, _fixture.Ledger().Count(p => p.State == PictureState.Truncated));
        Assert.Equal(8, NpyFile.ReadShape(Shard(0)).Rows);
        Assert.False(File.Exists(Shard(1)));
    }

    [Fact]
    public async Task RunAsync_DamagedShardOfPicturesThatAreGone_IsForgotten()
    {
        _fixture.Write("a.png", "ok a");
        await _fixture.Run(new());
        _fixture.Delete("a.png");
        File.Delete(Shard(0));
        await _fixture.Run(new());
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Read);
        Assert.Empty(workspace.Features(Named(workspace, "fake")).Shards);
    }

    [Fact]
    public async Task RunAsync_AnotherModel_KeepsBoth()
    {
        _fixture.Write("a.png", "ok a");
        await _fixture.Run(new());
        var engine = new FakeEngine();
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);
        var other = FeatureSet.Of("other", FakeEngine.Model with { Precision = "int8" });
        var options = engine.Embed with { Sets = [other] };
        await EmbedStage.RunAsync(workspace, options, null, TestContext.Current.CancellationToken);
        Assert.Single(engine.Decoded);
        Assert.Equal("other", workspace.Catalogue.FeatureSets.Latest()!.Name);
        Assert.True(workspace.Features(Named(workspace, "other")).Contains(1));
        Assert.True(workspace.Features(Named(workspace, "fake")).Contains(1));
    }

    public void Dispose() => _fixture.Dispose();

    private static void Damage(string path, string how)
    {
        var bytes = File.ReadAllBytes(path);
        switch (how)
        {
            case "torn":
                File.WriteAllBytes(path, bytes[..^7]);
                break;
            case "gone":
                File.Delete(path);
                break;
            default:
                bytes[^1] ^= 1;
                File.WriteAllBytes(path, bytes);
                File.SetLastWriteTimeUtc(path, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
                break;
        }
    }

    private void WriteMany()
    {
        for (var i = 0; i < Count; i++)
        {
            var content = (i % 20, i % 33) switch
            {
                (0, _) => "ok same",
                (_, 5) => $"cut {i}",
                _ => $"ok {i}",
            };
            _fixture.Write($"{i % 3}/{i:D4}.png", content);
        }
    }

    private static FeatureSet Named(AkinWorkspace workspace, string name) =>
        workspace.Catalogue.FeatureSets.Find(name)!;

    private string Shard(int number) =>
        Path.Join(_fixture.Folder, "features", FakeEngine.Model.Key, $"shard-{number:D5}.npy");

    private (IReadOnlyList<long> Ids, IReadOnlyList<float[]> Rows, string Hash) LoadReady()
    {
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Read);
        using var set = workspace.Features(Named(workspace, "fake")).LoadReady();
        return (
            [.. set.Pictures.Select(picture => picture.Id)],
            [.. Enumerable.Range(0, set.Features.Rows).Select(row => set.Features[row].ToArray())],
            set.Hash);
    }
}
