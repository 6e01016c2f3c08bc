using System.Text;
using Akin.Intake;
using Akin.Intake.Text;
using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Workspace;

/// <summary>Lists as sources: what is fetched when, what becomes of rows and columns.</summary>
public sealed class ListIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeEngine _engine = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RunAsync_ListOfAddresses_FetchesEachOnceAndKeepsItsIds()
    {
        await using var server = new FileServer(FileReplies.Good("ok one"u8.ToArray()));
        Write($"brand;url\nA;{server.Root}1\nB;{server.Root}2\nB;{server.Root}1\n");
        var first = await Index();
        Assert.Equal(
            [(1, PictureState.Pending), (2, PictureState.Pending), (3, PictureState.DuplicateAddress)], Short(first));

        Write($"brand;url\nC;{server.Root}3\nA;{server.Root}1\nB;{server.Root}2\nB;{server.Root}1\n");
        var second = await Index();

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(first.Select(Path), second.Take(3).Select(Path));
        Assert.Equal((4L, PictureState.Pending), (second[3].Id, second[3].State));
        Assert.Equal(1, second[3].DuplicateOf);
    }

    [Fact]
    public async Task RunAsync_FailedAddress_IsAskedAgainOnlyOnRequest()
    {
        await using var server = new FileServer(
            FileReplies.Status("404 Not Found"), FileReplies.Good("ok"u8.ToArray()));
        Write($"url\n{server.Root}1\n");
        Assert.Equal(PictureState.Unreachable, Assert.Single(await Index()).State);
        Assert.Equal(PictureState.Unreachable, Assert.Single(await Index()).State);
        Assert.Single(server.Requests);

        Assert.Equal((1L, PictureState.Pending), State(Assert.Single(await Index(retry: true))));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task RunAsync_HostThatWasForbidden_IsAskedWhenItIsAllowed()
    {
        await using var server = new FileServer(FileReplies.Good("ok"u8.ToArray()));
        Write($"url\n{server.Root}1\n");
        Assert.Equal(PictureState.Unreachable, Assert.Single(await Index(allow: false)).State);
        Assert.Empty(server.Requests);

        Assert.Equal(PictureState.Pending, Assert.Single(await Index()).State);
    }

    [Fact]
    public async Task RunAsync_AddressOverTheLimit_IsLeftOutAndSaysWhyUntilItIsAllowed()
    {
        await using var server = new FileServer(FileReplies.Good("ok"u8.ToArray()));
        var (fits, over) = ($"{server.Root}".PadRight(40, 'x'), $"{server.Root}".PadRight(41, 'x'));
        Write($"url\n{fits}\n{over}\n{new string('p', 80)}.png\n");

        var limited = await Index(longest: 40);
        Assert.Equal(
            [PictureState.Pending, PictureState.Skipped, PictureState.Unreachable],
            limited.Select(picture => picture.State));
        Assert.Equal("address of 41 characters, more than the 40 of --max-address", limited[1].Reason);
        Assert.Single(server.Requests);
        Assert.Equal(limited, await Index(longest: 40));
        Assert.Equal(limited, await Index());
        Assert.Single(server.Requests);

        var all = await Index(longest: int.MaxValue);
        Assert.Equal((2L, PictureState.Pending), State(all[1]));
        Assert.Equal(all, await Index());
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal((2L, PictureState.Skipped), State((await Index(longest: 40))[1]));
        Assert.Equal((2L, PictureState.Pending), State((await Index(longest: 41))[1]));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task RunAsync_CollectionBy_IsKeptAndChangesWithoutReading()
    {
        _folder.Write("in/a.png", "ok a"u8);
        _folder.Write("in/b.png", "ok b"u8);
        Write("Brand,year,path\nA,2001,in/a.png\nB,,in/b.png\n,2003,\n");
        Assert.Equal(["in", "in", ""], (await Index()).Select(picture => picture.Collection));
        Assert.Equal(["A", "B", ""], (await Index(by: "brand")).Select(picture => picture.Collection));
        Assert.Equal(["A", "B", ""], (await Index()).Select(picture => picture.Collection));
        Assert.Equal(["2001", "", "2003"], (await Index(by: "year")).Select(picture => picture.Collection));
        Assert.Equal(["in", "in", ""], (await Index(by: "folder")).Select(picture => picture.Collection));
        Assert.Equal(2, _engine.Headers);

        using var workspace = AkinWorkspace.Open(_folder.PathOf("w.akin"), WorkspaceAccess.Read);
        Assert.Equal(["Brand", "year", "path"], workspace.Catalogue.Columns.Names());
        var brands = workspace.Catalogue.Columns.Values("BRAND")!;
        Assert.Equal(["A", "B", ""], brands.OrderBy(pair => pair.Key).Select(pair => pair.Value));
        Assert.Null(workspace.Catalogue.Columns.Values("none"));
        var fault = await Assert.ThrowsAsync<TableException>(() => Index(by: "none"));
        Assert.Contains("'Brand', 'year', 'path'; or 'folder'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ChangedValues_AreThoseOfTheListNow()
    {
        _folder.Write("a.png", "ok a"u8);
        Write("path,brand\na.png,A\n");
        await Index(by: "brand");
        Write("path,note,brand\na.png,new,B and C\n");
        Assert.Equal("B and C", Assert.Single(await Index()).Collection);

        using var workspace = AkinWorkspace.Open(_folder.PathOf("w.akin"), WorkspaceAccess.Read);
        Assert.Equal("new", Assert.Single(workspace.Catalogue.Columns.Values("note")!).Value);
    }

    [Fact]
    public async Task RunAsync_PictureWhoseContentChanges_KeepsItsColumns()
    {
        _folder.Write("a.png", "ok a"u8);
        _folder.Write("b.png", "ok b"u8);
        Write("path,brand\na.png,A\nb.png,B\n");
        await Index();
        _folder.Write("a.png", "ok other"u8);
        var now = (await Index()).Where(picture => picture.State == PictureState.Pending).ToArray();
        Assert.Equal([2, 3], now.Select(picture => picture.Id));

        using var workspace = AkinWorkspace.Open(_folder.PathOf("w.akin"), WorkspaceAccess.Read);
        var brands = workspace.Catalogue.Columns.Values("brand")!;
        Assert.Equal(["B", "A"], now.Select(picture => brands.GetValueOrDefault(picture.Id)));
    }

    [Fact]
    public async Task RunAsync_ListThatBreaksOff_IndexesWhatIsBefore()
    {
        _folder.Write("a.png", "ok a"u8);
        Write("path,brand\na.png,A\n\"b.png,B\n");

        Assert.Equal([PictureState.Pending, PictureState.Unreadable], (await Index()).Select(picture => picture.State));

        Write("path,brand\na.png,A\n");
        Assert.Equal([PictureState.Pending, PictureState.Missing], (await Index()).Select(picture => picture.State));
    }

    [Fact]
    public async Task RunAsync_KilledWhileItFetches_HasRecordedWhatFailed()
    {
        await using var gone = new FileServer(FileReplies.Status("404 Not Found"));
        await using var slow = new FileServer(FileReplies.Silent(new byte[100], 10));
        _folder.Write("a.png", "ok a"u8);
        var dead = string.Concat(Enumerable.Range(0, 16).Select(i => $"{gone.Root}{i}\n"));
        var missing = string.Concat(Enumerable.Range(0, 15).Select(i => $"none{i}.png\n"));
        Write($"url\n{dead}a.png\n{missing}{slow.Root}1\n");
        var killed = new FakeEngine { FailAtHeader = 1 };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Index(engine: killed));

        using var workspace = AkinWorkspace.Open(_folder.PathOf("w.akin"), WorkspaceAccess.Read);
        var known = workspace.Catalogue.Pictures.List();
        Assert.Equal(Enumerable.Repeat(PictureState.Unreachable, 16), known.Select(picture => picture.State));
        Assert.Equal(16, gone.Requests.Count);
        Assert.InRange(slow.Requests.Count, 0, 1);
    }

    private static (int, PictureState) Short(PictureRecord picture) => ((int)picture.Id, picture.State);

    private static IEnumerable<(int, PictureState)> Short(IEnumerable<PictureRecord> pictures) =>
        pictures.Select(Short);

    private static (long, PictureState) State(PictureRecord picture) => (picture.Id, picture.State);

    private static (long, string) Path(PictureRecord picture) => (picture.Id, picture.RelativePath);

    private void Write(string text) => _folder.Write("list.csv", Encoding.UTF8.GetBytes(text));

    private async Task<IReadOnlyList<PictureRecord>> Index(
        bool retry = false, bool allow = true, string? by = null, FakeEngine? engine = null, int? longest = null)
    {
        using var workspace = AkinWorkspace.Open(_folder.PathOf("w.akin"), WorkspaceAccess.Write);
        var options = (engine ?? _engine).Index with
        {
            RetryFailed = retry,
            CollectionBy = by,
            MaxAddress = longest,
            Fetch = new() { AllowPrivateHosts = allow, Proxy = new System.Net.WebProxy() },
        };
        await IndexStage.RunAsync(
            workspace, [PictureSource.Open(_folder.PathOf("list.csv"))], options, null,
            TestContext.Current.CancellationToken);
        return workspace.Catalogue.Pictures.List();
    }
}
