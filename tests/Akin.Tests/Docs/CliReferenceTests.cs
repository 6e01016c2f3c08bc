using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Docs;

public sealed class CliReferenceTests
{
    private static readonly string Page = Repository.PathOf("docs", "cli.md");

    [Fact]
    public void Page_SaysWhatTheCommandTreeSays()
    {
        var expected = CliReference.Write();
        if (Environment.GetEnvironmentVariable("AKIN_ACCEPT") == "1")
        {
            File.WriteAllText(Page, expected);
        }

        Assert.Equal(expected, File.ReadAllText(Page));
    }
}
