using System.Net;
using Akin.Intake.Downloads;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Intake.Downloads;

/// <summary>What can go wrong on the way, and what is done about it.</summary>
public sealed class DownloadFaultTests : IDisposable
{
    private readonly DownloadFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task RunAsync_DropsInTheMiddle_GoesOnAfterAPause()
    {
        await using var server = new FileServer(
            FileReplies.Cut(_fixture.Bytes, 50_000), FileReplies.Cut(_fixture.Bytes, 200_000),
            FileReplies.Good(_fixture.Bytes));
        Assert.Equal(_fixture.Hash, (await _fixture.Fetch(server)).Sha256);
        Assert.Equal([0, 50_000, 200_000], server.Requests.Select(request => request.From));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], _fixture.Time.Waits);
        Assert.Contains("trying again in 1 s", _fixture.Notices[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ChangedBetweenDropAndResume_IsNotJoined()
    {
        var old = new byte[_fixture.Bytes.Length];
        await using var server = new FileServer(
            FileReplies.Cut(old, 50_000, "\"old\""), FileReplies.Good(_fixture.Bytes, "\"new\""));
        Assert.Equal(_fixture.Hash, (await _fixture.Fetch(server)).Sha256);
        Assert.Equal("\"old\"", server.Requests[1].Header("if-range"));
    }

    [Fact]
    public async Task RunAsync_ServerThatIgnoresIfRange_IsFoundOut()
    {
        var old = new byte[_fixture.Bytes.Length];
        await using var server = new FileServer(
            FileReplies.Cut(old, 50_000, "\"old\""),
            FileReplies.Status("206 Partial Content", "Content-Range: bytes 50000-299999/300000", "ETag: \"new\""),
            FileReplies.Good(_fixture.Bytes, "\"new\""));
        Assert.Equal(_fixture.Hash, (await _fixture.Fetch(server)).Sha256);
        Assert.Equal([0, 50_000, 0], server.Requests.Select(request => request.From));
    }

    [Theory]
    [InlineData("500 Internal Server Error")]
    [InlineData("503 Service Unavailable")]
    [InlineData("429 Too Many Requests")]
    [InlineData("408 Request Timeout")]
    [InlineData("416 Range Not Satisfiable")]
    public async Task RunAsync_PassingRefusal_IsTriedAgain(string status)
    {
        await using var server = new FileServer(FileReplies.Status(status), FileReplies.Good(_fixture.Bytes));
        Assert.Equal(_fixture.Hash, (await _fixture.Fetch(server)).Sha256);
        Assert.Equal([TimeSpan.FromSeconds(1)], _fixture.Time.Waits);
    }

    [Theory]
    [InlineData("Retry-After: 7", 7)]
    [InlineData("Retry-After: Thu, 01 Jan 2026 12:00:09 GMT", 9)] // the fixture's clock starts at noon
    [InlineData("Retry-After: 99999", 120)]
    [InlineData("Retry-After: soon", 1)]
    public async Task RunAsync_RetryAfter_IsKeptToWithinReason(string header, int seconds)
    {
        await using var server = new FileServer(
            FileReplies.Status("429 Too Many Requests", header), FileReplies.Good(_fixture.Bytes));
        await _fixture.Fetch(server);
        Assert.Equal([TimeSpan.FromSeconds(seconds)], _fixture.Time.Waits);
    }

    [Fact]
    public async Task RunAsync_AlwaysRefused_GivesUp()
    {
        await using var server = new FileServer(FileReplies.Status("500 Internal Server Error"));
        var error = await _fixture.Fails(server);
        Assert.Contains("answers 500, 6 times in a row", error.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 4, 8, 16], _fixture.Time.Waits.Select(wait => (int)wait.TotalSeconds));
        Assert.Empty(_fixture.Files);
    }

    [Theory]
    [InlineData("404 Not Found", "is not there (404)")]
    [InlineData("410 Gone", "is not there (410)")]
    [InlineData("403 Forbidden", "refuses")]
    [InlineData("401 Unauthorized", "refuses")]
    [InlineData("400 Bad Request", "answers 400")]
    [InlineData("204 No Content", "answers 204")]
    [InlineData("304 Not Modified", "answers 304")]
    public async Task RunAsync_LastingRefusal_IsNotTriedAgain(string status, string expected)
    {
        await using var server = new FileServer(FileReplies.Status(status));
        Assert.Contains(expected, (await _fixture.Fails(server)).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Empty(_fixture.Files);
    }

    [Fact]
    public async Task RunAsync_WrongHash_SaysBothAndKeepsNothing()
    {
        var other = _fixture.Bytes.Reverse().ToArray();
        await using var server = new FileServer(FileReplies.Good(other));
        var error = await _fixture.Fails(server);
        Assert.Contains(DownloadFixture.HashOf(other), error.Message, StringComparison.Ordinal);
        Assert.Contains(_fixture.Hash, error.Message, StringComparison.Ordinal);
        Assert.Empty(_fixture.Files);
    }

    [Theory]
    [InlineData(299_999)]
    [InlineData(300_001)]
    public async Task RunAsync_AnotherLengthIsAnnounced_IsRefusedAtOnce(int length)
    {
        await using var server = new FileServer(FileReplies.Good(new byte[length]));
        var error = await _fixture.Fails(server);
        Assert.Contains($"it has {length:N0} bytes, expected are 300,000", error.Message, StringComparison.Ordinal);
        Assert.Empty(_fixture.Files);
    }

    [Fact]
    public async Task RunAsync_PageOfALoginInsteadOfTheRest_LeavesWhatCame()
    {
        await using var server = new FileServer(
            FileReplies.Whole(new byte[1_000]), FileReplies.Good(_fixture.Bytes));
        _fixture.Leave(_fixture.Bytes[..100_000], "\"1\"");
        Assert.Contains("it has 1,000 bytes", (await _fixture.Fails(server)).Message, StringComparison.Ordinal);
        Assert.Equal(100_000, (await _fixture.Fetch(server)).ResumedFrom);
    }

    [Theory]
    [InlineData(-1, "")] // all is known of the file
    [InlineData(null, "")] // its length is not
    [InlineData(null, null)] // nothing is
    public async Task RunAsync_PageOfALoginThatDoesNotSayItsLength_LeavesWhatCame(int? bytes, string? hash)
    {
        await using var server = new FileServer(
            [.. Enumerable.Repeat(FileReplies.Endless(new byte[1_000]), 20), FileReplies.Good(_fixture.Bytes)]);
        _fixture.Leave(_fixture.Bytes[..100_000], "\"1\"");
        await _fixture.Fails(server, bytes, hash);
        Assert.InRange(server.Requests.Count, 1, 20);
        Assert.Equal(_fixture.Bytes[..100_000], File.ReadAllBytes(_fixture.Part));
        Assert.Equal(["model.onnx.part", "model.onnx.part.tag"], _fixture.Files);

        await using var good = new FileServer(FileReplies.Good(_fixture.Bytes));
        Assert.Equal(100_000, (await _fixture.Fetch(good)).ResumedFrom);
    }

    [Fact]
    public async Task RunAsync_ServerWithoutRangesAndLengths_StillGivesTheWhole()
    {
        await using var server = new FileServer(FileReplies.Endless(_fixture.Bytes));
        _fixture.Leave(_fixture.Bytes[..100_000], "\"1\"");
        Assert.Equal(0, (await _fixture.Fetch(server)).ResumedFrom);
        Assert.Equal(_fixture.Bytes, File.ReadAllBytes(_fixture.Path));
        Assert.Equal(["model.onnx"], _fixture.Files);
    }

    [Theory]
    [InlineData("Accept-Ranges: bytes")] // no mark at all
    [InlineData("Last-Modified: Thu, 01 Jan 2026 12:00:00 GMT")] // another kind of mark
    public async Task RunAsync_PartWithoutTheMarkOfItsVersion_IsTaken(string header)
    {
        await using var server = new FileServer(FileReplies.Part(_fixture.Bytes, 50_000, header));
        _fixture.Leave(_fixture.Bytes[..50_000], "\"1\"");
        Assert.Equal(50_000, (await _fixture.Fetch(server)).ResumedFrom);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task RunAsync_MoreComesThanExpected_IsStopped()
    {
        await using var server = new FileServer(FileReplies.Endless([.. _fixture.Bytes, 1]));
        var error = await _fixture.Fails(server);
        Assert.Contains("longer than 300,000 bytes", error.Message, StringComparison.Ordinal);
        Assert.Empty(_fixture.Files);
    }

    [Fact]
    public async Task RunAsync_LessComesThanExpected_GivesUpInTheEnd()
    {
        await using var server = new FileServer(FileReplies.Endless(_fixture.Bytes[..1_000]));
        Assert.Contains("ended after 1,000 of 300,000 bytes", (await _fixture.Fails(server)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_RedirectsInACircle_AreNotFollowedForEver()
    {
        await using var server = new FileServer(FileReplies.Redirect("/model.onnx"));
        Assert.Contains("in a circle", (await _fixture.Fails(server)).Message, StringComparison.Ordinal);
        Assert.Equal(11, server.Requests.Count);
    }

    [Fact]
    public async Task RunAsync_RedirectToAFile_IsRefused()
    {
        await using var server = new FileServer(FileReplies.Redirect("file:///etc/hostname"));
        Assert.Contains("no http or https address", (await _fixture.Fails(server)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Silence_EndsTheAttempt()
    {
        await using var server = new FileServer(
            FileReplies.Silent(_fixture.Bytes, 120_000), FileReplies.Good(_fixture.Bytes));
        var silent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var halfCame = false;
        _fixture.OnProgress = progress => halfCame |= progress.Done == 120_000;
        _fixture.Time.LongWaitBegins += () =>
        {
            if (halfCame)
            {
                silent.TrySetResult();
            }
        };
        var fetching = _fixture.Fetch(server);
        await silent.Task;
        _fixture.Time.Advance(DownloadFixture.Stall);
        Assert.Equal(_fixture.Hash, (await fetching).Sha256);
        Assert.Contains("nothing came for 300 s", Assert.Single(_fixture.Notices), StringComparison.Ordinal);
        Assert.Equal(120_000, server.Requests[1].From);
    }

    [Fact]
    public async Task RunAsync_NoRoom_SaysSoBeforeItBegins()
    {
        await using var server = new FileServer(FileReplies.Good(_fixture.Bytes));
        _fixture.FreeBytes = 10_000_000;
        Assert.EndsWith("resnet50: 10 MB are free, 17 MB are needed", (await _fixture.Fails(server)).Message);
        Assert.Empty(_fixture.Files);
    }

    [Fact]
    public async Task RunAsync_FolderThatCannotBe_SaysSo()
    {
        await using var server = new FileServer(FileReplies.Good(_fixture.Bytes));
        var folder = Path.GetDirectoryName(_fixture.Path)!;
        await File.WriteAllTextAsync(folder, "a file", TestContext.Current.CancellationToken);
        Assert.Contains("cannot be written", (await _fixture.Fails(server)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NobodyListens_GivesUpSoon()
    {
        Uri address;
        await using (var server = new FileServer(FileReplies.Status("200 OK")))
        {
            address = server.File;
        }

        var error = await Assert.ThrowsAsync<DownloadException>(() => _fixture.FetchFrom(address));
        Assert.Contains("127.0.0.1 takes no connection, 3 times in a row", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_NoNetwork_SaysThatTheNameIsNotFound()
    {
        // Names that end in .invalid are found nowhere, and asked for nowhere else than on this machine (RFC 6761).
        var error = await Assert.ThrowsAsync<DownloadException>(
            () => _fixture.FetchFrom(new Uri("http://models.invalid/model.onnx")));
        Assert.Contains("models.invalid", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Proxy_IsAskedWithNameAndPassword()
    {
        var credentials = Convert.ToBase64String("me:secret"u8);
        FileReply proxy = (request, stream, cancellation) =>
            request.Header("proxy-authorization") == $"Basic {credentials}"
                ? FileReplies.Good(_fixture.Bytes)(request, stream, cancellation)
                : FileReplies.Status("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"p\"")(
                    request, stream, cancellation);
        await using var server = new FileServer(proxy);
        var address = new Uri("http://models.invalid/model.onnx");
        var known = new WebProxy(server.Root) { Credentials = new NetworkCredential("me", "secret") };
        Assert.Equal(_fixture.Hash, (await _fixture.FetchFrom(address, proxy: known)).Sha256);
        Assert.Equal("http://models.invalid/model.onnx", server.Requests[0].Target);
        File.Delete(_fixture.Path);
        var error = await Assert.ThrowsAsync<DownloadException>(
            () => _fixture.FetchFrom(address, proxy: new WebProxy(server.Root)));
        Assert.Contains("HTTPS_PROXY=http://NAME:PASSWORD@HOST:PORT", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("403 Forbidden", "does not let us through")]
    [InlineData("407 Proxy Authentication Required", "who we are (407)")]
    public async Task RunAsync_ProxyThatRefusesATunnel_IsNotTriedAgain(string status, string expected)
    {
        await using var server = new FileServer(FileReplies.Status(status));
        var error = await Assert.ThrowsAsync<DownloadException>(() => _fixture.FetchFrom(
            new Uri("https://models.invalid/model.onnx"), proxy: new WebProxy(server.Root)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(("CONNECT", "models.invalid:443"), (server.Requests[0].Method, server.Requests[0].Target));
    }
}
