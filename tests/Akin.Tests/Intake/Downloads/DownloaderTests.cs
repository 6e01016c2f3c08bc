using Akin.Intake.Downloads;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Intake.Downloads;

/// <summary>What a download brings, and what it goes on from.</summary>
public sealed class DownloaderTests : IDisposable
{
    private readonly DownloadFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task RunAsync_GoodServer_BringsTheFileAndLeavesNothingElse()
    {
        await using var server = new FileServer(FileReplies.Good(_fixture.Bytes));
        var progress = new List<StageProgress>();
        _fixture.OnProgress = progress.Add;
        var file = await _fixture.Fetch(server);
        Assert.Equal((300_000L, _fixture.Hash, false, 0L), (file.Bytes, file.Sha256, file.WasThere, file.ResumedFrom));
        Assert.Equal(_fixture.Bytes, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        Assert.Equal(["model.onnx"], _fixture.Files);
        Assert.Equal(new StageProgress("fetching resnet50", 0, 300_000, "bytes"), progress[0]);
        Assert.Equal(300_000, progress[^1].Done);
        Assert.Empty(_fixture.Notices);
    }

    [Fact]
    public async Task RunAsync_FileIsThere_FetchesNothing()
    {
        await using var server = new FileServer(FileReplies.Good(_fixture.Bytes));
        await _fixture.Fetch(server);
        Assert.True((await _fixture.Fetch(server)).WasThere);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task RunAsync_DamagedFileIsThere_FetchesItAnew()
    {
        await using var server = new FileServer(FileReplies.Good(_fixture.Bytes));
        await _fixture.Fetch(server);
        await File.WriteAllBytesAsync(_fixture.Path, new byte[300_000], TestContext.Current.CancellationToken);
        Assert.False((await _fixture.Fetch(server)).WasThere);
        Assert.Equal(_fixture.Hash, DownloadFixture.HashOf(File.ReadAllBytes(_fixture.Path)));
    }

    [Theory]
    [InlineData("\"1\"", "\"1\"")] // if-range by ETag
    [InlineData("", null)] // nothing known of the version: the hash will tell
    public async Task RunAsync_PartOfTheSameVersion_GoesOnFromThere(string tag, string? ifRange)
    {
        await using var server = new FileServer(FileReplies.Good(_fixture.Bytes));
        _fixture.Leave(_fixture.Bytes[..100_000], tag);
        Assert.Equal(100_000, (await _fixture.Fetch(server)).ResumedFrom);
        var request = Assert.Single(server.Requests);
        Assert.Equal((100_000, ifRange), (request.From, request.Header("if-range")));
        Assert.Equal("identity", request.Header("accept-encoding"));
        Assert.Equal(["model.onnx"], _fixture.Files);
    }

    [Fact]
    public async Task RunAsync_PartOfAnotherVersion_StartsAgain()
    {
        await using var server = new FileServer(FileReplies.Good(_fixture.Bytes, "\"2\""));
        _fixture.Leave(new byte[100_000], "\"1\"");
        Assert.Equal(_fixture.Hash, (await _fixture.Fetch(server)).Sha256);
        Assert.Single(server.Requests); // the server itself gave all of it
    }

    [Fact]
    public async Task RunAsync_ServerWithoutRanges_StartsAgain()
    {
        await using var server = new FileServer(FileReplies.Whole(_fixture.Bytes));
        _fixture.Leave(_fixture.Bytes[..100_000], "");
        Assert.Equal(_fixture.Hash, (await _fixture.Fetch(server)).Sha256);
    }

    [Fact]
    public async Task RunAsync_PartOfUnknownVersionAndNoHash_IsNotBelieved()
    {
        await using var server = new FileServer(FileReplies.Good(_fixture.Bytes));
        _fixture.Leave(new byte[100_000], "");
        Assert.Equal(_fixture.Hash, (await _fixture.Fetch(server, null, null)).Sha256);
        Assert.Equal(0, Assert.Single(server.Requests).From);
    }

    [Fact]
    public async Task RunAsync_WrongPart_IsFetchedAnewOnce()
    {
        await using var server = new FileServer(FileReplies.Good(_fixture.Bytes));
        _fixture.Leave(new byte[100_000], "");
        Assert.Equal(_fixture.Hash, (await _fixture.Fetch(server)).Sha256);
        Assert.Equal([100_000, 0], server.Requests.Select(request => request.From));
        Assert.Contains("does not fit together", Assert.Single(_fixture.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_PartIsWholeOrLonger_NeedsNoServerOrStartsAgain()
    {
        await using var server = new FileServer(FileReplies.Good(_fixture.Bytes));
        _fixture.Leave(_fixture.Bytes, "\"1\"");
        await _fixture.Fetch(server);
        Assert.Empty(server.Requests);
        File.Delete(_fixture.Path);
        _fixture.Leave([.. _fixture.Bytes, 1], "\"1\"");
        await _fixture.Fetch(server);
        Assert.Equal(0, Assert.Single(server.Requests).From);
    }

    [Fact]
    public async Task RunAsync_UnknownLengthAndHash_TakesWhatComes()
    {
        await using var server = new FileServer(FileReplies.Endless(_fixture.Bytes));
        var file = await _fixture.Fetch(server, null, null);
        Assert.Equal((300_000L, _fixture.Hash), (file.Bytes, file.Sha256));
    }

    [Fact]
    public async Task RunAsync_Slow_ComesInTheEnd()
    {
        var few = _fixture.Bytes[..500];
        await using var server = new FileServer(FileReplies.Slow(few));
        Assert.Equal(500, (await _fixture.Fetch(server, 500, DownloadFixture.HashOf(few))).Bytes);
    }

    [Fact]
    public async Task RunAsync_Redirects_AreFollowed()
    {
        await using var server = new FileServer(
            FileReplies.Redirect("/elsewhere/model.onnx"), FileReplies.Good(_fixture.Bytes));
        await _fixture.Fetch(server);
        Assert.Equal(["/model.onnx", "/elsewhere/model.onnx"], server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task RunAsync_Stopped_LeavesAPartThatIsGoneOnFrom()
    {
        await using var server = new FileServer(
            FileReplies.Silent(_fixture.Bytes, 120_000), FileReplies.Good(_fixture.Bytes));
        using var stop = new CancellationTokenSource();
        _fixture.OnProgress = progress =>
        {
            if (progress.Done == 120_000)
            {
                stop.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _fixture.Fetch(server, cancellation: stop.Token));
        Assert.Equal(["model.onnx.part", "model.onnx.part.tag"], _fixture.Files);
        Assert.Equal(120_000, (await _fixture.Fetch(server)).ResumedFrom);
    }

    [Fact]
    public async Task RunAsync_TwoAtOnce_FetchOnce()
    {
        await using var server = new FileServer(FileReplies.Slow(_fixture.Bytes[..2_000]));
        var hash = DownloadFixture.HashOf(_fixture.Bytes[..2_000]);
        var files = await Task.WhenAll(
            _fixture.Fetch(server, 2_000, hash), _fixture.Fetch(server, 2_000, hash));
        Assert.Equal([false, true], files.Select(file => file.WasThere).Order());
        Assert.Single(server.Requests);
        Assert.Equal(["model.onnx"], _fixture.Files);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Constructor_OptionOutOfRange_IsRefused(int attempts) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Downloader(new DownloadOptions { Attempts = attempts }));
}
