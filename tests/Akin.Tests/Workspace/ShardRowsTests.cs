using Akin.Numerics;
using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Workspace;

public sealed class ShardRowsTests : IDisposable
{
    private readonly WorkspaceFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task LoadReady_BeyondTheMemory_LeavesTheSameRowsInTheirShards()
    {
        for (var i = 0; i < 9; i++)
        {
            _fixture.Write($"{i}.png", $"ok {i}");
        }

        await _fixture.Run(new() { Sets = [FeatureSet.Of("fake", FakeEngine.Model)] });
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Read);
        var store = workspace.Features(workspace.Catalogue.FeatureSets.Find("fake")!);
        using var loaded = store.LoadReady();
        using var left = store.LoadReady(memoryBytes: 1);

        Assert.IsNotType<Matrix>(left.Rows);
        Assert.Throws<InvalidOperationException>(() => left.Features);
        Assert.Equal(
            (loaded.Rows.Rows, loaded.Rows.Columns, loaded.Hash), (left.Rows.Rows, left.Rows.Columns, left.Hash));
        var scratch = new float[left.Rows.Columns];
        for (var row = left.Rows.Rows - 1; row >= 0; row--)
        {
            Assert.Equal(loaded.Features[row].ToArray(), left.Rows.Read(row, scratch).ToArray());
        }
    }
}
