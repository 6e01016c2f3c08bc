using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Intake;
using Akin.Tests.Support;
using Akin.Workspace;
using Akin.Workspace.Transforms;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Akin.Tests.Workspace;

/// <summary>A picture that a model gives nothing to compute with is without features in its set alone.</summary>
public sealed class FailuresOfSetsTests : IDisposable
{
    private const string Reason = "the model gives NaN at feature 2 of 0 to 4";
    private static readonly FeatureSet A = FakeEngine.Set;
    private static readonly FeatureSet B = FeatureSet.Of("b", FakeEngine.Model with { Precision = "int8" });
    private readonly WorkspaceFixture _fixture = new();

    [Fact]
    public async Task RunAsync_OneModelGivesNaN_FailsForItsSetAlone()
    {
        _fixture.Write("1.png", "ok 1");
        _fixture.Write("2.png", "ok b is blind");
        _fixture.Write("3.png", "cut 3");
        _fixture.Write("4.png", "ok b is blind");
        _fixture.Index(new());
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);
        var engine = new FakeEngine { Sets = [A, B] };
        var results = await EmbedStage.RunAsync(
            workspace, engine.Embed, null, TestContext.Current.CancellationToken);

        Assert.Equal([new EmbedResult(2, 1, 1), new EmbedResult(1, 0, 3)], results);
        Assert.Equal(
            [PictureState.Ready, PictureState.Ready, PictureState.Truncated, PictureState.Ready],
            workspace.Catalogue.Pictures.List().Select(picture => picture.State));
        var (a, b) = (Store(workspace, A), Store(workspace, B));
        Assert.Equal([1L, 2L, 4L], a.ListReady().Select(each => each.Id));
        Assert.Empty(a.ListLacking());
        using var ready = b.LoadReady();
        Assert.Equal([1L], ready.Pictures.Select(each => each.Id));
        Assert.Equal(
            [(2L, Reason, true), (4L, Reason, true)],
            ready.Lacking.Select(each => (each.Picture.Id, each.Reason, each.Failed)));
    }

    [Fact]
    public async Task RunAsync_KilledAnywhereAndAgain_GivesTheSameBytesAndFailures()
    {
        Write(90);
        await _fixture.Run(new() { Sets = [A, B] });
        var (a, b) = (_fixture.Everything(A), _fixture.Everything(B));
        Assert.Contains(b, line => line.EndsWith(Reason, StringComparison.Ordinal));
        foreach (var kill in new[] { 1, 5, 28, 30, 31, 33, 55, 60, 80 })
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
    public async Task RunAsync_PicturesAdded_ShowsTheModelThoseAlone()
    {
        Write(70);
        await _fixture.Run(new() { Sets = [A, B] });
        var before = _fixture.Everything(B);
        var again = new FakeEngine { Sets = [A, B] };
        Assert.Equal(new EmbedResult(0, 0, 0), await _fixture.Run(again));
        Assert.Empty(again.Decoded);
        Assert.Equal(before, _fixture.Everything(B));

        _fixture.Write("9998.png", "ok new");
        _fixture.Write("9999.png", "ok b is blind 3"); // The bytes of one that failed.
        var engine = new FakeEngine { Sets = [B] };
        Assert.Equal(new EmbedResult(1, 0, 1), await _fixture.Run(engine));
        Assert.Equal([71L], engine.Decoded);
        Assert.Contains($"72 {Reason}", _fixture.Everything(B));
        Assert.Equal(PictureState.Ready, _fixture.Ledger()[71].State);
    }

    [Fact]
    public async Task RunAsync_MachineHasNoMemoryForSome_TriesThemAgain()
    {
        Write(40);
        _fixture.Write("0041.png", "ok b is full");
        _fixture.Write("0042.png", "ok b is full"); // The same bytes.
        var notices = new List<string>();
        _fixture.Index(new());
        using (var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write))
        {
            var options = new FakeEngine { Sets = [A, B] }.Embed with { Notices = new Heard(notices) };
            await EmbedStage.RunAsync(workspace, options, null, TestContext.Current.CancellationToken);
            Assert.Equal(
                2, Store(workspace, B).ListLacking().Count(each => each is { Reason: "no memory", Failed: true }));
            Assert.DoesNotContain(Store(workspace, A).ListLacking(), each => each.Reason == "no memory");
        }

        Assert.Equal(
            ["2 pictures got no features in the set b; akin embed tries again. There was no memory for it."], notices);
        await _fixture.Run(new FakeEngine { Sets = [A, B] }); // Still full: nothing is lost by trying again.
        using (var same = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write))
        {
            Assert.Equal(2, Store(same, B).ListLacking().Count(each => !each.Failed));
            Assert.Contains("it is not embedded yet", Store(same, B).ListLacking().Select(each => each.Reason));
        }

        var again = new FakeEngine { Sets = [A, B], IsFull = false };
        await _fixture.Run(again);
        Assert.Equal([41L], again.Decoded);
        using var after = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);
        Assert.DoesNotContain(Store(after, B).ListLacking(), each => !each.Failed);
    }

    [Fact]
    public async Task RunAsync_MachineHasMemoryForNone_EndsAndRecordsNothing()
    {
        _fixture.Write("1.png", "ok fake is full");
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => _fixture.Run(new()));

        Assert.Equal("There was no memory for it.", error.Message);
        Assert.Equal(PictureState.Pending, _fixture.Ledger()[0].State);
    }

    [Fact]
    public async Task RunAsync_PictureCameBack_IsReadyAndWithoutFeaturesAgain()
    {
        _fixture.Write("1.png", "ok fake is blind");
        await _fixture.Run(new());
        _fixture.Delete("1.png");
        await _fixture.Run(new());
        _fixture.Write("1.png", "ok fake is blind");
        var engine = new FakeEngine();
        await _fixture.Run(engine);

        Assert.Empty(engine.Decoded);
        Assert.Equal(PictureState.Ready, _fixture.Ledger()[0].State);
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);
        var store = Store(workspace, A);
        Assert.Equal((0, 1, 0), (store.ListReady().Count, store.ListLacking().Count, store.Shards.Count));
        using var none = store.LoadReady();
        Assert.Equal(
            "no picture that is ready has features in the set 'fake'; akin features show fake says why",
            none.WhyNone);
    }

    [Theory]
    [InlineData(1.01e16f, "the model gives 1.01E+16 at feature 1 of 0 to 4, beyond 1E+16")]
    [InlineData(float.NegativeInfinity, "the model gives -Infinity at feature 1 of 0 to 4")]
    public async Task RunAsync_NumberThatNothingCanBeComputedWith_IsNamed(float value, string reason)
    {
        _fixture.Write("1.png", "ok 1");
        _fixture.Index(new());
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);
        var options = new FakeEngine().Embed with { Embed = (inputs, _) => Give(inputs, value) };
        await EmbedStage.RunAsync(workspace, options, null, TestContext.Current.CancellationToken);

        Assert.Equal([reason], Store(workspace, A).ListLacking().Select(each => each.Reason));
    }

    [Fact]
    public async Task ListLacking_SetMadeOfAnother_HasTheReasonsOfItsBeginning()
    {
        _fixture.Write("1.png", "ok 1");
        _fixture.Write("2.png", "ok fake is blind");
        await _fixture.Run(new());
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);
        var source = workspace.Catalogue.FeatureSets.Find("fake")!;
        var made = TransformStage.Make(workspace, source, new() { Normalise = true });

        Assert.Equal([Reason], workspace.Features(made).ListLacking().Select(each => each.Reason));
    }

    [Fact]
    public async Task Delete_SetWithFailures_ForgetsThem()
    {
        _fixture.Write("1.png", "ok fake is blind");
        await _fixture.Run(new());
        using (var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write))
        {
            FeatureSetDeletion.Delete(workspace, workspace.Catalogue.FeatureSets.Find("fake")!);
        }

        var engine = new FakeEngine();
        await _fixture.Run(engine);
        Assert.Equal([1L], engine.Decoded);
    }

    [Fact]
    public async Task Open_WorkspaceOfVersionTwo_TriesAgainWhatOneModelFailed()
    {
        _fixture.Write("1.png", "ok 1");
        _fixture.Write("2.png", "cut 2");
        _fixture.Write("3.png", "ok fake is blind");
        _fixture.Index(new());
        var catalogue = $"Data Source={Path.Join(_fixture.Folder, "catalogue.sqlite")};Pooling=False";
        using (var connection = new SqliteConnection(catalogue))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
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
                UPDATE pictures SET state = 'unreadable', reason = 'the model has no finite features for it'
                    WHERE id = 3;
                PRAGMA user_version = 2;
                """;
            command.ExecuteNonQuery();
        }

        await _fixture.Run(new() { Sets = [B] });
        Assert.Equal(
            [PictureState.Ready, PictureState.Truncated, PictureState.Ready],
            _fixture.Ledger().Select(picture => picture.State));
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);
        Assert.Equal([1L, 3L], Store(workspace, B).ListReady().Select(each => each.Id));
    }

    public void Dispose() => _fixture.Dispose();

    private static FeatureStore Store(AkinWorkspace workspace, FeatureSet set) =>
        workspace.Features(workspace.Catalogue.FeatureSets.Find(set.Name)!);

    private static async IAsyncEnumerable<EmbeddedPicture> Give(IReadOnlyList<EmbeddingInput> inputs, float value)
    {
        await Task.CompletedTask;
        foreach (var input in inputs)
        {
            yield return new(input.PictureId, new(PictureState.Ready, "", null, "PNG"), [[0, value, 0, 0, 0]]);
        }
    }

    private sealed class Heard(List<string> said) : IProgress<string>
    {
        public void Report(string value) => said.Add(value);
    }

    private void Write(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var content = (i % 20, i % 7) switch
            {
                (0, _) => "ok same",
                (_, 3) => $"ok b is blind {i}",
                (_, 5) => $"cut {i}",
                _ => $"ok {i}",
            };
            _fixture.Write($"{i:D4}.png", content);
        }
    }
}
