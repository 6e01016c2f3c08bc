using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Workspace;

public sealed class RunStoreTests : IDisposable
{
    private readonly WorkspaceFixture _fixture = new();
    private readonly AkinWorkspace _workspace;

    public RunStoreTests()
    {
        _fixture.Write("a.png", "ok a");
        _fixture.Write("b.png", "ok b");
        _fixture.Index(new());
        _workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);
    }

    [Fact]
    public void Complete_Run_CanBeFoundWithItsFilesAndAssignments()
    {
        var draft = _workspace.Runs.Begin("r1");
        File.WriteAllText(Path.Join(draft.Folder, "labels.csv"), "row,label\n0,0\n1,0\n");
        draft.Finish("cluster", 1.5);
        Assert.Null(_workspace.Runs.Find("r1"));

        var written = draft.Complete(Record("r1"), [new(1, 0, 0.25, 1, 2), new(2, -1, null, null, null)]);

        Assert.Equal([new RunStage("cluster", 1.5)], written.Stages);
        var found = _workspace.Runs.Find("r1")!;
        Assert.Equivalent(written, found, strict: true);
        Assert.Equal(
            ["labels.csv", "run.json"],
            Directory.EnumerateFileSystemEntries(_workspace.Runs.FolderOf("r1")).Select(Path.GetFileName).Order());
        Assert.False(Directory.Exists(draft.Folder));
        Assert.Equal(
            [new(1, 0, 0.25, 1, 2), new(2, -1, null, null, null)], _workspace.Catalogue.Runs.Assignments("r1"));
    }

    [Fact]
    public void Complete_Record_IsSnakeCase()
    {
        _workspace.Runs.Begin("r1").Complete(Record("r1"), []);
        var json = File.ReadAllText(Path.Join(_workspace.Runs.FolderOf("r1"), "run.json"));
        Assert.Contains("\"peak_memory_bytes\": 12\n", json, StringComparison.Ordinal);
        Assert.Contains("\"file_sha256\": \"000", json, StringComparison.Ordinal);
        Assert.Contains("\"why\": \"größer – als < 3\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Begin_AfterAnInterruption_KnowsWhatWasFinished()
    {
        _workspace.Runs.Begin("r1").Finish("cluster", 2);
        var again = _workspace.Runs.Begin("r1");
        Assert.True(again.IsFinished("cluster"));
        Assert.False(again.IsFinished("project"));
        again.Finish("project", 3);
        Assert.Equal([2, 3], again.Complete(Record("r1"), []).Stages.Select(stage => stage.Seconds));
    }

    [Fact]
    public void Complete_KilledBeforeTheRename_IsRepeatedWithoutHarm()
    {
        // The catalogue has the run, the folder has not got its name: as after a kill between the two.
        _workspace.Runs.Begin("r1").Complete(Record("r1"), [new(1, 3, 1, 1, 1)]);
        Directory.Move(_workspace.Runs.FolderOf("r1"), _workspace.Runs.FolderOf("r1") + ".partial");
        Assert.Null(_workspace.Runs.Find("r1"));
        Assert.Null(_workspace.Runs.Latest());
        _workspace.Runs.Begin("r1").Complete(Record("r1"), [new(2, 4, 1, 1, 1)]);
        Assert.Equal([new(2, 4, 1, 1, 1)], _workspace.Catalogue.Runs.Assignments("r1"));
        Assert.Equal("r1", _workspace.Runs.Latest()!.Id);
    }

    [Fact]
    public void Latest_SeveralRuns_IsTheOneAskedForLast()
    {
        Assert.Null(_workspace.Runs.Latest());
        _workspace.Runs.Begin("r1").Complete(Record("r1"), []);
        _workspace.Runs.Begin("r2").Complete(Record("r2"), []);
        Assert.Equal("r2", _workspace.Runs.Latest()!.Id);
        _workspace.Runs.MakeLatest("r1");
        Assert.Equal("r1", _workspace.Runs.Latest()!.Id);
    }

    [Fact]
    public void Complete_RecordOfAnotherRun_IsRefused() =>
        Assert.Throws<ArgumentException>(() => _workspace.Runs.Begin("r1").Complete(Record("r2"), []));

    [Fact]
    public void KeyOf_AnyChange_GivesAnotherName()
    {
        Dictionary<string, string> choices = new() { ["k"] = "auto", ["on"] = "pca:32" };
        Dictionary<string, string> reordered = new() { ["on"] = "pca:32", ["k"] = "auto" };
        var key = RunKey.Of("f", choices, 0);
        Assert.Equal(16, key.Length);
        Assert.Equal(key, RunKey.Of("f", reordered, 0));
        Assert.NotEqual(key, RunKey.Of("g", choices, 0));
        Assert.NotEqual(key, RunKey.Of("f", choices, 1));
        choices["k"] = "5";
        Assert.NotEqual(key, RunKey.Of("f", choices, 0));
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _fixture.Dispose();
    }

    private static RunRecord Record(string id) => new()
    {
        Id = id,
        Finished = new(2001, 2, 3, 4, 5, 6, TimeSpan.Zero),
        Versions = new Dictionary<string, string> { ["akin"] = "0.1.0" },
        Model = FakeEngine.Model,
        Features = "f",
        Pictures = 2,
        Parameters = new Dictionary<string, string> { ["k"] = "auto" },
        Seed = 7,
        Threads = 2,
        Metrics = new Dictionary<string, double> { ["silhouette"] = 0.5 },
        Notes = new Dictionary<string, string> { ["why"] = "größer – als < 3" },
        PeakMemoryBytes = 12,
    };
}
