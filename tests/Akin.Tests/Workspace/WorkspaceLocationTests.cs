using Akin.Intake;
using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Workspace;

public sealed class WorkspaceLocationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WorkspaceLocationTests()
    {
        _folder.Write("a/sub/x.png", 1);
        _folder.Write("b/y.png", 1);
    }

    [Fact]
    public void For_NothingWanted_IsBesideTheFirstSource()
    {
        Assert.Equal(_folder.PathOf("a.akin"), For(null, "a", "b"));
        Assert.Equal(_folder.PathOf("a.akin"), For(null, "a/"));
        Assert.Equal(_folder.PathOf("a", "sub", "x.png.akin"), For(null, "a/sub/x.png"));
    }

    [Fact]
    public void For_PlaceOutside_IsTaken() => Assert.Equal(_folder.PathOf("elsewhere"), For("elsewhere", "a"));

    [Theory]
    [InlineData("a")]
    [InlineData("a/w")]
    [InlineData("a/sub/deep/w")]
    [InlineData("link/w")]
    public void For_PlaceInsideASource_IsRefused(string wanted)
    {
        Directory.CreateSymbolicLink(_folder.PathOf("link"), _folder.PathOf("a"));
        Assert.StartsWith(
            $"The workspace {_folder.PathOf(wanted)} would lie inside the source {_folder.PathOf("a")};",
            Assert.Throws<ArgumentException>(() => For(wanted, "b", "a")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void For_BesideOneButInsideAnother_IsRefused() =>
        Assert.Throws<ArgumentException>(() => For(null, "a/sub", "a"));

    [Fact]
    public void For_NameThatOnlyStartsAlike_IsTaken() => Assert.Equal(_folder.PathOf("a.akin"), For("a.akin", "a"));

    [Fact]
    public void For_RootOfTheDisk_HasNoPlaceBeside() => Assert.Throws<ArgumentException>(() =>
        WorkspaceLocation.For([PictureSource.Open(Path.GetPathRoot(_folder.Root)!)]));

    [Fact]
    public void OnlyIn_NoneOneOrSeveral_GivesTheOnlyOne()
    {
        Assert.Throws<WorkspaceException>(() => WorkspaceLocation.OnlyIn(_folder.Root));
        _folder.Write("one.akin/catalogue.sqlite", 1);
        _folder.Write("not.akin/else", 1);
        Assert.Equal(_folder.PathOf("one.akin"), WorkspaceLocation.OnlyIn(_folder.Root));
        _folder.Write("two.akin/catalogue.sqlite", 1);
        Assert.Contains(
            "(one.akin, two.akin)",
            Assert.Throws<WorkspaceException>(() => WorkspaceLocation.OnlyIn(_folder.Root)).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string For(string? wanted, params string[] sources) => WorkspaceLocation.For(
        [.. sources.Select(source => PictureSource.Open(_folder.PathOf(source)))],
        wanted is null ? null : _folder.PathOf(wanted));
}
