using System.Net;
using Akin.Intake;
using Akin.Intake.Downloads;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Intake.Downloads;

public sealed class PictureFetcherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _picture = [.. Enumerable.Range(0, 50_000).Select(i => (byte)(i * 7))];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RunAsync_ManyAddresses_AreFetchedEachOnce()
    {
        await using var server = new FileServer(FileReplies.Good(_picture));
        var addresses = Enumerable.Range(0, 60).Select(i => $"{server.Root}{i}.jpg?i={i}").ToArray();

        Assert.Empty(await Fetch(addresses));

        Assert.All(addresses, address => Assert.Equal(_picture, File.ReadAllBytes(PathOf(address))));
        Assert.Equal(60, server.Requests.Count);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories),
            path => path.Contains(".part", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("404 Not Found", "404")]
    [InlineData("403 Forbidden", "403")]
    [InlineData("500 Internal Server Error", "500")]
    public async Task RunAsync_Refused_IsUnreachableWithTheStatus(string status, string words)
    {
        await using var server = new FileServer(FileReplies.Status(status));
        var (state, reason) = Assert.Single(await Fetch($"{server.Root}a.jpg")).Value;

        Assert.Equal(PictureState.Unreachable, state);
        Assert.Contains(words, reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ServerThatIsBusyOrBreaksOff_IsAskedAgain()
    {
        await using var busy = new FileServer(
            FileReplies.Status("503 Busy", "Retry-After: 0"), FileReplies.Good(_picture));
        await using var weak = new FileServer(FileReplies.Cut(_picture, 20_000), FileReplies.Good(_picture));
        string[] addresses = [$"{busy.Root}a.jpg", $"{weak.Root}a.jpg"];

        Assert.Empty(await Fetch(addresses));

        Assert.All(addresses, address => Assert.Equal(_picture, File.ReadAllBytes(PathOf(address))));
        Assert.Equal("bytes=20000-", weak.Requests[1].Header("range"));
    }

    [Fact]
    public async Task RunAsync_ServerWithoutLengthsThatBrokeOff_GivesThePictureAnew()
    {
        await using var server = new FileServer(FileReplies.Chunked(_picture, 20_000), FileReplies.Chunked(_picture));
        var address = $"{server.Root}a.jpg";
        var path = PathOf(address);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path + ".part", _picture[..7_000]); // of a run that was stopped

        Assert.Empty(await Fetch(address));

        Assert.Equal(_picture, File.ReadAllBytes(path));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task RunAsync_AnswersAndAddressesThatMakeNoSense_AreThosePicturesFaults()
    {
        string[] locations = ["//", "//:80/x", "http://", "http:///x", "http://[::1/x", "\\\\?", "?\u00FF"];
        await using var good = new FileServer(FileReplies.Good(_picture));
        var label = new string('\u00FC', 62);
        var addresses = new List<string> { $"{good.Root}1", $"http://{label}.de/a.jpg", $"{good.Root}2" };
        var servers = locations.Select(location => new FileServer(FileReplies.Redirect(location))).ToArray();
        addresses.AddRange(servers.Select(server => $"{server.Root}a"));

        var faults = await Fetch([.. addresses]);
        var guarded = await Fetch(new FetchOptions(), addresses[1]);

        Assert.Equal(addresses.Except([addresses[0], addresses[2]]).Order(), faults.Keys.Order());
        Assert.All(faults.Values.Concat(guarded.Values), fault => Assert.Equal(PictureState.Unreachable, fault.State));
        Assert.Equal(_picture, File.ReadAllBytes(PathOf(addresses[2])));
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task RunAsync_LengthThatIsNeverReached_LeavesNoPicture()
    {
        await using var server = new FileServer(FileReplies.Whole(_picture, 100));
        var fault = Assert.Single(await Fetch($"{server.Root}a.jpg"));

        Assert.Equal(PictureState.Unreachable, fault.Value.State);
        Assert.False(File.Exists(PathOf(fault.Key)));
    }

    [Fact]
    public async Task RunAsync_MoreThanAllowed_IsTooLargeWhateverTheHeaderSays()
    {
        await using var honest = new FileServer(FileReplies.Whole(_picture));
        await using var endless = new FileServer(FileReplies.Endless(_picture));
        var faults = await Fetch(
            new FetchOptions { AllowPrivateHosts = true, MaxBytes = 10_000 }, $"{honest.Root}a", $"{endless.Root}a");

        Assert.Equal(2, faults.Count);
        Assert.All(faults.Values, fault => Assert.Equal(PictureState.TooLarge, fault.State));
        Assert.Single(honest.Requests);
    }

    [Fact]
    public async Task RunAsync_Redirects_AreFollowedFiveTimes()
    {
        await using var target = new FileServer(FileReplies.Good(_picture));
        await using var once = new FileServer(FileReplies.Redirect($"{target.Root}b.jpg"));
        await using var circle = new FileServer(FileReplies.Redirect("/again"));
        await using var away = new FileServer(FileReplies.Redirect("file:///etc/passwd"));

        var faults = await Fetch($"{once.Root}a", $"{circle.Root}a", $"{away.Root}a");

        Assert.Equal(_picture, File.ReadAllBytes(PathOf($"{once.Root}a")));
        Assert.Contains("in a circle", faults[$"{circle.Root}a"].Reason, StringComparison.Ordinal);
        Assert.Equal(6, circle.Requests.Count);
        Assert.Contains("no http or https", faults[$"{away.Root}a"].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_PrivateHosts_AreNotEvenConnectedTo()
    {
        await using var server = new FileServer(FileReplies.Good(_picture));
        var port = server.Root.Port;
        string[] addresses =
            [$"{server.Root}a", $"http://localhost:{port}/a", $"http://2130706433:{port}/a", $"http://[::1]:{port}/a"];

        var faults = await Fetch(new FetchOptions(), addresses);

        Assert.Equal(addresses.Order(), faults.Keys.Order());
        Assert.All(
            faults.Values, fault => Assert.Contains("--allow-private-hosts", fault.Reason, StringComparison.Ordinal));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task ConnectAsync_NameOfAPrivateHost_IsRefusedByWhatItResolvesTo()
    {
        // Who connects looks the name up, and goes by the address alone; names are told before, elsewhere.
        using var client = DownloadClient.Create(new WebProxy(), allowPrivateHosts: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost:9/");
        var fault = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.IsType<DownloadException>(fault.InnerException);
    }

    [Fact]
    public async Task RunAsync_HostThatTakesNoConnection_IsLeftAloneAfterAFew()
    {
        var gone = new FileServer();
        var root = gone.Root;
        await gone.DisposeAsync();
        var options = Patient() with { ConnectionsPerHost = 1 };

        var faults = await Fetch(options, [.. Enumerable.Range(0, 20).Select(i => $"{root}{i}")]);

        Assert.Equal(20, faults.Count);
        Assert.Equal(17, faults.Values.Count(fault => fault.Reason.Contains("before", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_HostThatAsksToWait_IsLeftInPeaceForThatLong()
    {
        var busy = FileReplies.Status("429 Too Many Requests", "Retry-After: 60");
        var good = FileReplies.Good(_picture);
        await using var server = new FileServer(good, good, busy, good);
        var time = new ManualTime(TimeSpan.FromMinutes(10));

        Assert.Empty(await Fetch(
            Patient() with { ConnectionsPerHost = 1, Time = time, Longest = TimeSpan.FromHours(1) },
            [.. Enumerable.Range(0, 10).Select(i => $"{server.Root}{i}")]));

        Assert.Equal([TimeSpan.FromSeconds(60)], time.Waits);
        Assert.Equal(11, server.Requests.Count);
        Assert.Equal(server.Requests[2].Target, server.Requests[3].Target);
    }

    [Fact]
    public async Task RunAsync_HostThatAsksToWaitForEver_IsLeftAlone()
    {
        await using var server = new FileServer(FileReplies.Status("503 Busy", "Retry-After: 100000"));
        var time = new ManualTime(TimeSpan.FromMinutes(10));

        var faults = await Fetch(
            Patient() with { ConnectionsPerHost = 1, Time = time, Longest = TimeSpan.FromHours(1) },
            [.. Enumerable.Range(0, 20).Select(i => $"{server.Root}{i}")]);

        Assert.Equal(20, faults.Count);
        Assert.Equal(5, server.Requests.Count);
        Assert.All(time.Waits, wait => Assert.Equal(new FetchOptions().LongestHold, wait));
    }

    [Fact]
    public async Task RunAsync_HostThatFallsSilentForAWhile_IsAskedAgainAfterARest()
    {
        // No answer, but a beginning of one: the platform itself asks again where there was nothing at all.
        FileReply silent = async (_, stream, cancellation) => await stream.WriteAsync("HT"u8.ToArray(), cancellation);
        var good = FileReplies.Good(_picture);
        await using var server = new FileServer([good, good, .. Enumerable.Repeat(silent, 8), good]);
        var time = new ManualTime(TimeSpan.FromMinutes(10));

        Assert.Empty(await Fetch(
            Patient() with { ConnectionsPerHost = 1, Time = time, Longest = TimeSpan.FromHours(1) },
            [.. Enumerable.Range(0, 20).Select(i => $"{server.Root}{i}")]));

        Assert.Equal([10.0, 20], time.Waits.Select(wait => wait.TotalSeconds).Where(seconds => seconds > 1));
    }

    [Theory]
    [InlineData("8.8.8.8", false)]
    [InlineData("2606:4700::1111", false)]
    [InlineData("127.8.9.1", true)]
    [InlineData("10.0.0.1", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("224.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("64:ff9b::7f00:1", true)]
    [InlineData("2002:7f00:1::", true)]
    [InlineData("2002:808:808::", false)]
    public void IsPrivate_Address_IsTold(string address, bool expected) =>
        Assert.Equal(expected, PublicHosts.IsPrivate(IPAddress.Parse(address)));

    private static FetchOptions Patient() => new()
    {
        AllowPrivateHosts = true,
        Proxy = new WebProxy(),
        Patience = new FetchOptions().Patience with
        {
            FirstPause = TimeSpan.FromMilliseconds(1),
            Stall = TimeSpan.FromMinutes(10),
        },
    };

    private Task<IReadOnlyDictionary<string, (PictureState State, string Reason)>> Fetch(params string[] addresses) =>
        Fetch(Patient(), addresses);

    private async Task<IReadOnlyDictionary<string, (PictureState State, string Reason)>> Fetch(
        FetchOptions options, params string[] addresses)
    {
        using var fetcher = new PictureFetcher(options with { Proxy = new WebProxy() });
        return await fetcher.RunAsync(addresses, _folder.Root, null, TestContext.Current.CancellationToken);
    }

    private string PathOf(string address) => PictureDownloads.PathOf(_folder.Root, address);
}
