using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Workspace;

/// <summary>Several models over one decode: each set is what it would be alone, killed or not.</summary>
public sealed class SeveralSetsTests : IDisposable
{
    private static readonly FeatureSet A = FakeEngine.Set;
    private static readonly FeatureSet B = FeatureSet.Of("b", FakeEngine.Model with { Precision = "int8" });
    private readonly WorkspaceFixture _fixture = new();

    [Fact]
    public async Task RunAsync_TwoSets_DecodesEachPictureOnceAndGivesTheFilesOfEachAlone()
    {
        Write(70);
        await _fixture.Run(new());
        var alone = _fixture.Everything();
        _fixture.StartAnew("b-alone");
        await _fixture.Run(new() { Sets = [B] });
        var otherAlone = _fixture.Everything(B);
        _fixture.StartAnew("both");
        var engine = new FakeEngine { Sets = [A, B] };
        var result = await _fixture.Run(engine);
        Assert.Equal(engine.Decoded.Distinct(), engine.Decoded);
        Assert.Equal(2 * result.Embedded, engine.Inferred.Count);
        Assert.Equal(alone, _fixture.Everything(A));
        Assert.Equal(otherAlone, _fixture.Everything(B));
    }

    [Fact]
    public async Task RunAsync_KilledAnywhereAndAgain_GivesTheSameBytes()
    {
        Write(90);
        await _fixture.Run(new() { Sets = [A, B] });
        var (a, b) = (_fixture.Everything(A), _fixture.Everything(B));
        foreach (var kill in new[] { 1, 5, 27, 28, 29, 30, 31, 33, 55, 60, 80 })
        {
            _fixture.StartAnew($"killed-{kill}");
            await Assert.ThrowsAsync<OperationCanceledException>(
                () => _fixture.Run(new() { Sets = [A, B], FailAtPicture = kill }));
            await _fixture.Run(new() { Sets = [A, B] });
            Assert.Equal(a, _fixture.Everything(A));
            Assert.Equal(b, _fixture.Everything(B));
        }
    }

    [Fact]
    public async Task RunAsync_OneSetIsThereAndPicturesWereAdded_KilledAnywhereGivesTheSameBytes()
    {
        IReadOnlyList<string>? a = null, b = null;
        foreach (var kill in new[] { int.MaxValue, 3, 28, 30, 31, 34, 60, 66, 80, 95 })
        {
            _fixture.StartAnew($"killed-{kill}");
            if (a is null)
            {
                Write(40);
            }

            await StartWithFirstForty();
            Write(110);
            var first = new FakeEngine { Sets = [A, B], FailAtPicture = kill };
            if (kill == int.MaxValue)
            {
                await _fixture.Run(first);
                (a, b) = (_fixture.Everything(A), _fixture.Everything(B));
                Assert.True(first.Inferred.Count(model => model == 0) < first.Inferred.Count(model => model == 1));
            }
            else
            {
                await Assert.ThrowsAsync<OperationCanceledException>(() => _fixture.Run(first));
                await _fixture.Run(new() { Sets = [A, B] });
            }

            Assert.Equal(a, _fixture.Everything(A));
            Assert.Equal(b, _fixture.Everything(B));
        }
    }

    [Fact]
    public async Task RunAsync_PictureFails_FailsForAllSetsInTheSameWay()
    {
        _fixture.Write("1.png", "ok 1");
        _fixture.Write("2.png", "cut 2");
        _fixture.Index(new());
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);
        var engine = new FakeEngine { Sets = [A, B] };
        var results = await EmbedStage.RunAsync(
            workspace, engine.Embed, null, TestContext.Current.CancellationToken);
        Assert.Equal([new EmbedResult(1, 0, 1), new EmbedResult(1, 0, 1)], results);
        var sets = workspace.Catalogue.FeatureSets;
        Assert.All(sets.List(), set => Assert.Equal([1L], workspace.Features(set).ListReady().Select(p => p.Id)));
        Assert.Equal("fake", sets.Latest()!.Name);
    }

    [Fact]
    public async Task RunAsync_ShardOfOneSetDamaged_IsMadeAgainForThatSetAlone()
    {
        Write(70);
        await _fixture.Run(new() { Sets = [A, B] });
        var (a, b) = (_fixture.Everything(A), _fixture.Everything(B));
        File.Delete(Path.Join(_fixture.Folder, "features", B.Key, "shard-00001.npy"));
        var engine = new FakeEngine { Sets = [A, B] };
        await _fixture.Run(engine);
        Assert.All(engine.Inferred, model => Assert.Equal(1, model));
        Assert.All(engine.Decoded, id => Assert.InRange(id, 33, 64));
        Assert.Equal(a, _fixture.Everything(A));
        Assert.Equal(b, _fixture.Everything(B));
    }

    public void Dispose() => _fixture.Dispose();

    private async Task StartWithFirstForty()
    {
        foreach (var path in Directory.EnumerateFiles(_fixture.Source, "*.png").Order().Skip(40).ToList())
        {
            File.Delete(path);
        }

        await _fixture.Run(new());
    }

    private void Write(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var content = (i % 20, i % 13) switch
            {
                (0, _) => "ok same",
                (_, 5) => $"cut {i}",
                _ => $"ok {i}",
            };
            _fixture.Write($"{i:D4}.png", content);
        }
    }
}
