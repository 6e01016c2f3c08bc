using Akin.Rendering;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Rendering;

/// <summary>The record of a report that is whole.</summary>
public sealed class ReportStampTests
{
    [Theory]
    [InlineData("report.html")]
    [InlineData("map.png")]
    [InlineData("sizes.csv")]
    [InlineData("clusters/cluster-00.jpg")]
    public void In_AFileOfTheReportHasGoneOrIsShorter_IsNone(string name)
    {
        using var folder = new TemporaryFolder();
        ReportWriter.Write(SyntheticReport.Make(40, 3), folder.Root);
        ReportStamp.End(folder.Root, "abc");
        Assert.Equal("abc", ReportStamp.In(folder.Root));

        var path = Path.Combine(folder.Root, name);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^1]);
        Assert.Null(ReportStamp.In(folder.Root));
        File.Delete(path);
        Assert.Null(ReportStamp.In(folder.Root));
        File.WriteAllBytes(path, bytes);
        Assert.Equal("abc", ReportStamp.In(folder.Root));
    }

    [Fact]
    public void In_FilesOfOthersBeside_StaysWhole()
    {
        using var folder = new TemporaryFolder();
        ReportWriter.Write(SyntheticReport.Make(10, 2), folder.Root);
        ReportStamp.End(folder.Root, "abc");
        File.WriteAllText(Path.Combine(folder.Root, "mosaic.png"), "x");
        Assert.Equal("abc", ReportStamp.In(folder.Root));
        ReportStamp.Begin(folder.Root);
        Assert.Null(ReportStamp.In(folder.Root));
    }
}
