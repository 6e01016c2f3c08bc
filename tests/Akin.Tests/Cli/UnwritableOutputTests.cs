using System.Text;
using Akin.Cli;
using Akin.Cli.Display;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>Results and messages that nobody takes: a full disk, a closed stream.</summary>
public sealed class UnwritableOutputTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Flush_WhateverTheVerbEndedWith_SaysThatTheResultIsLost(int code)
    {
        using var broken = new BrokenWriter { OnlyAtFlush = true };
        using var output = new ResultWriter(broken);
        using var error = new StringWriter { NewLine = "\n" };
        Assert.Equal(1, CommandLine.Flush(new Shell(output, error, Path.GetTempPath()), code));
        Assert.Equal("akin: the result cannot be written: No space left on device\n", error.ToString());
    }

    [Fact]
    public async Task RunAsync_ResultThatCannotBeWritten_IsSaidOnce()
    {
        using var broken = new BrokenWriter();
        using var output = new ResultWriter(broken);
        using var error = new StringWriter { NewLine = "\n" };
        var shell = new Shell(output, error, Path.GetTempPath());
        var code = await CommandLine.RunAsync(["models", "list"], shell, TestContext.Current.CancellationToken);
        Assert.Equal(1, code);
        Assert.Equal(1, CommandLine.Flush(shell, code));
        Assert.Equal(
            "akin models list: the result cannot be written: Access to the path is denied.\n", error.ToString());
    }

    [Fact]
    public async Task Flush_ResultThatCannotBeWritten_IsSaidInOneLine()
    {
        using var broken = new BrokenWriter { OnlyAtFlush = true };
        using var output = new ResultWriter(broken);
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
    public async Task RunAsync_OnAFullDisk_SaysWhatToDo()
    {
        using var output = new StringWriter();
        using var error = new StringWriter { NewLine = "\n" };
        var shell = new Shell(output, error, Path.GetTempPath())
        {
            Models = () => throw new IOException("No space left on device : '/x/draft'", FullDisk.Number),
        };
        var code = await CommandLine.RunAsync(["models", "list"], shell, TestContext.Current.CancellationToken);
        Assert.Equal(1, code);
        Assert.Equal(
            "akin models list: a disk is full (No space left on device : '/x/draft'); make room, and run the same "
            + "command again\n", error.ToString());
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
