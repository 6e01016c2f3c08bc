using Akin.Rendering;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Rendering;

/// <summary>
/// The page in a real browser: its script runs to the end, nothing is refused, nothing in it misbehaves.
/// </summary>
public sealed class ReportBrowserTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akin-browser-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(150, 14)]
    public async Task Page_InABrowser_RunsWithoutAComplaint(int pictures, int groups)
    {
        var (dom, log) = await Open(SyntheticReport.Make(pictures, groups));
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
        Assert.Contains("data-ready=\"yes\"", dom, StringComparison.Ordinal);
        if (pictures > 0)
            Assert.Contains($"data-points=\"{pictures}\"", dom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithNamesThatAreMarkup_StaysWhatItIs()
    {
        const string evil =
            "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">.jpg";
        var model = SyntheticReport.Make(30, 3);
        var (dom, log) = await Open(model with
        {
            Title = evil,
            Sources = [evil],
            Pictures = [.. model.Pictures.Select(picture => picture with { RelativePath = evil, Collection = evil })],
            Skipped = [new(evil, model.Skipped[0].State, evil)],
        });
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
        Assert.DoesNotContain("<title>owned", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=\"x\"", dom, StringComparison.Ordinal);
        Assert.Contains("data-ready=\"yes\"", dom, StringComparison.Ordinal);
    }

    private async Task<(string Dom, string Log)> Open(ReportModel model)
    {
        Assert.SkipUnless(Browser.IsRequired || Browser.Path is not null, Browser.Remedy);
        var page = ReportWriter.Write(model, _folder, null, null, TestContext.Current.CancellationToken);
        return await Browser.DumpAsync(page, TestContext.Current.CancellationToken);
    }
}
