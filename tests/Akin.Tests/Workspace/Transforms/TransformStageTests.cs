using Akin.Numerics;
using Akin.Projection;
using Akin.Tests.Support;
using Akin.Workspace;
using Akin.Workspace.Transforms;
using Xunit;

namespace Akin.Tests.Workspace.Transforms;

public sealed class TransformStageTests : IDisposable
{
    private static readonly TransformOptions Whitened = new() { Normalise = true, Components = 3, Whiten = true };
    private readonly WorkspaceFixture _fixture = new();

    [Fact]
    public async Task Make_L2ThenComponentsWhitened_IsWhatTheyGiveOnTheWholeMatrix()
    {
        await Embed(70);
        using var workspace = Open();
        var set = TransformStage.Make(workspace, Source(workspace), Whitened);
        Assert.Equal(("fake-l2-pca3-whitened", 3), (set.Name, set.Dimension));
        using var rows = workspace.Features(Source(workspace)).LoadReady();
        VectorNormalisation.L2InPlace(rows.Features);
        using var model = Pca.Fit(
            rows.Features, new PcaOptions { Components = 3, Whiten = true }, TestContext.Current.CancellationToken);
        using var expected = model.Transform(rows.Features, 1, TestContext.Current.CancellationToken);
        using var found = workspace.Features(set).LoadReady();
        Near(expected, found.Features, 1e-5);
        for (var column = 0; column < 3; column++)
        {
            var values = Enumerable.Range(0, found.Features.Rows).Select(row => (double)found.Features[row][column]);
            Assert.Equal(found.Features.Rows - 1, values.Sum(value => value * value), 1e-3);
        }

        Assert.Equal(["l2", "pca:3", "whiten"], FeatureChain.Of(workspace.Catalogue.FeatureSets, set));
        Assert.Equal(model.ExplainedVarianceRatio.Sum(), set.Transform!.ExplainedVariance, 1e-9);
        var components = NpyFile.ReadDoubles(Path.Join(workspace.Features(set).Folder, "components.npy"));
        Assert.Equal(model.Components[1][2], components[(1 * FakeEngine.Dimension) + 2], 1e-6);
    }

    [Fact]
    public async Task Make_KilledAnywhereAndAgain_GivesTheSameBytes()
    {
        await Embed(110);
        Make(Whitened);
        var undisturbed = Files();
        Assert.True(undisturbed.Count > 6);
        for (var kill = 1; kill <= 4; kill++)
        {
            _fixture.StartAnew($"killed-{kill}");
            await _fixture.Run(new());
            using (var workspace = Open())
            {
                using var stop = new StopAfter(kill);
                Assert.Throws<OperationCanceledException>(() => TransformStage.Make(
                    workspace, Source(workspace), Whitened, null, false, stop, stop.Token));
            }

            Make(Whitened);
            Assert.Equal(undisturbed, Files());
        }
    }

    [Fact]
    public async Task Embed_PicturesAdded_GivesThemRowsByWhatWasLearntAndKeepsTheOthers()
    {
        await Embed(50);
        Make(Whitened);
        var before = Files();
        await Embed(80);
        var after = Files();
        Assert.Subset(after.Where(line => !line.StartsWith("manifest", StringComparison.Ordinal)).ToHashSet(),
            before.Where(line => !line.StartsWith("manifest", StringComparison.Ordinal)).ToHashSet());
        using var workspace = Open();
        var set = workspace.Catalogue.FeatureSets.Find("fake-l2-pca3-whitened")!;
        Assert.Equal(
            workspace.Features(Source(workspace)).ListReady().Select(picture => picture.Id),
            workspace.Features(set).ListReady().Select(picture => picture.Id));
        var refitted = TransformStage.Make(workspace, Source(workspace), Whitened, null, refit: true);
        Assert.NotEqual(set.Key, refitted.Key);
        Assert.Equal(set.Name, refitted.Name);
        Assert.Equal(workspace.Features(refitted).ListReady().Count, refitted.Transform!.FittedOn);
        Assert.False(Directory.Exists(Path.Join(_fixture.Folder, "features", set.Key)));
    }

    [Fact]
    public async Task BringUpToDate_SourceShardMadeAgainWithOtherBits_FollowsIt()
    {
        await Embed(70);
        using var workspace = Open();
        var set = TransformStage.Make(workspace, Source(workspace), new() { Normalise = true });
        var source = workspace.Features(Source(workspace));
        var first = source.Shards.First();
        var other = Enumerable.Range(1, FakeEngine.Dimension).Select(i => (float)(i * i)).ToArray();
        var written = source.Write(first.Number, first.Pictures, [.. first.Pictures.Select(_ => other)]);
        workspace.Catalogue.InTransaction(() => source.Record(written));

        TransformStage.BringUpToDate(
            workspace, Source(workspace), cancellation: TestContext.Current.CancellationToken);

        var length = Math.Sqrt(other.Sum(value => (double)value * value));
        var row = workspace.Features(set).Row(first.Pictures[0]);
        Assert.Equal(other[2] / length, row[2], 1e-6);
    }

    [Fact]
    public async Task BringUpToDate_ShardDamaged_IsMadeAgain()
    {
        await Embed(70);
        Make(Whitened);
        var undisturbed = Files();
        using var workspace = Open();
        var set = workspace.Catalogue.FeatureSets.Find("fake-l2-pca3-whitened")!;
        File.Delete(Path.Join(workspace.Features(set).Folder, "shard-00001.npy"));
        TransformStage.BringUpToDate(workspace, Source(workspace));
        Assert.Equal(undisturbed, Files());
        File.WriteAllBytes(Path.Join(workspace.Features(set).Folder, "mean.npy"), [1]);
        File.Delete(Path.Join(workspace.Features(set).Folder, "shard-00001.npy"));
        Assert.Contains("mean.npy is not as it was written", Assert.Throws<WorkspaceException>(
            () => TransformStage.BringUpToDate(workspace, Source(workspace))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Make_OfATransformedSet_GrowsWithTheFirst()
    {
        await Embed(40);
        using (var workspace = Open())
        {
            var first = TransformStage.Make(workspace, Source(workspace), new() { Components = 4 }, "first");
            TransformStage.Make(workspace, first, new() { Normalise = true, Type = FloatType.Float16 }, "second");
            Assert.Contains("'second' was made of 'first'", FeatureSetDeletion.WhyNot(workspace, first, force: true),
                StringComparison.Ordinal);
        }

        await Embed(60);
        using (var workspace = Open())
        {
            var second = workspace.Catalogue.FeatureSets.Find("second")!;
            using var rows = workspace.Features(second).LoadReady();
            Assert.Equal(workspace.Features(Source(workspace)).ListReady().Count, rows.Features.Rows);
            Assert.Equal(["pca:4", "l2"], FeatureChain.Of(workspace.Catalogue.FeatureSets, second));
            Assert.Equal(1, rows.Features[7].ToArray().Sum(value => (double)value * value), 1e-3);
            Assert.Equal(FakeEngine.Model, second.Model);
        }
    }

    [Theory]
    [InlineData(6, false, null, "--pca is 6, but the set 'fake' has 5 features")]
    [InlineData(null, false, null, "say what to do with the features")]
    [InlineData(2, true, null, "there is no set 'fake-pca2' to learn anew")]
    [InlineData(2, false, "fake", "there is another set 'fake' already")]
    public async Task WhyNot_WhatCannotBe_SaysWhy(int? components, bool refit, string? name, string expected)
    {
        await Embed(20);
        using var workspace = Open();
        var fault = TransformStage.WhyNot(
            workspace, Source(workspace), new() { Components = components }, name, refit);
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    public void Dispose() => _fixture.Dispose();

    private static FeatureSet Source(AkinWorkspace workspace) => workspace.Catalogue.FeatureSets.Find("fake")!;

    private static void Near(Matrix expected, Matrix found, double tolerance)
    {
        Assert.Equal((expected.Rows, expected.Columns), (found.Rows, found.Columns));
        for (var row = 0; row < expected.Rows; row++)
        {
            for (var column = 0; column < expected.Columns; column++)
            {
                Assert.Equal(expected[row][column], found[row][column], tolerance);
            }
        }
    }

    private AkinWorkspace Open() => AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);

    private void Make(TransformOptions options)
    {
        using var workspace = Open();
        TransformStage.Make(workspace, Source(workspace), options);
    }

    private List<string> Files()
    {
        var folder = Directory.GetDirectories(Path.Join(_fixture.Folder, "features"), "*-l2-*").Single();
        return [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {Akin.Intake.Fingerprint.OfFile(file)}")];
    }

    private async Task Embed(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _fixture.Write($"{i:D4}.png", i % 7 == 3 ? $"cut {i}" : $"ok {i}");
        }

        await _fixture.Run(new());
    }

    /// <summary>Cancels after some reports, as a killed process would end.</summary>
    private sealed class StopAfter(int reports) : IProgress<StageProgress>, IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private int _left = reports;

        public CancellationToken Token => _stop.Token;

        public void Dispose() => _stop.Dispose();

        public void Report(StageProgress value)
        {
            if (--_left == 0)
            {
                _stop.Cancel();
            }
        }
    }
}
