using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.EndToEnd;

/// <summary>The real program is asked to stop: Ctrl-C, or a scheduler's request.</summary>
public sealed class StopTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(AkinProcess.Interrupt)]
    [InlineData(AkinProcess.Terminate)]
    public void Run_AskedToStop_SaysHowToGoOnAndDoesSo(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals.");
        string[] demo = ["demo", "--pictures", "400", "--out", _folder.PathOf("drawn")];
        using (var process = AkinProcess.Start(demo))
        {
            process.WaitForError("embedding");
            Assert.True(process.Send(signal));
            var (exitCode, output, errors) = process.WaitForEnd();
            Assert.Equal(130, exitCode);
            Assert.Equal("", output.Trim());
            Assert.Contains("the same command goes on from here", errors, StringComparison.Ordinal);
        }

        var again = AkinProcess.Run(demo);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("report.html", again.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
