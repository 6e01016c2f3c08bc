using System.Text;
using Akin.Cli;
using Akin.Cli.Display;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>Results and messages that nobody takes: a full disk, a closed stream.</summary>
public sealed class UnwritableOutputTests
{
    [Fact]
    public async Task Flush_ResultThatCannotBeWritten_IsSaidInOneLine()
    {
        using var output = new BrokenWriter { OnlyAtFlush = true };
        using var error = new StringWriter { NewLine = "\n" };
        var shell = new Shell(output, error, Path.GetTempPath());
        var code = await CommandLine.RunAsync(["--version"], shell, TestContext.Current.CancellationToken);
        Assert.Equal(0, code);

        Assert.Equal(1, CommandLine.Flush(shell, code));
        Assert.Equal("akin: the result cannot be written: No space left on device\n", error.ToString());
        Assert.Equal(1, CommandLine.Flush(shell, 1)); // that was said by then
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task RunAsync_MessagesThatCannotBeWritten_AreLostAndTheExitCodeIsNot()
    {
        using var output = new StringWriter();
        using var error = new BrokenWriter();

        var code = await CommandLine.RunAsync(
            ["models", "show", "nothing"], new Shell(output, error, Path.GetTempPath()),
            TestContext.Current.CancellationToken);

        Assert.Equal(2, code);
    }

    private sealed class BrokenWriter : TextWriter
    {
        public bool OnlyAtFlush { get; init; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            if (!OnlyAtFlush)
            {
                throw new UnauthorizedAccessException("Access to the path is denied.");
            }
        }

        public override void Flush() => throw new IOException("No space left on device");
    }
}
