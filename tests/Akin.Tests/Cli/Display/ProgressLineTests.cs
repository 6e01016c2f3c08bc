using Akin.Cli.Display;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Cli.Display;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly HandClock _clock = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public void Report_NoTerminal_WritesPlainLinesNowAndThen()
    {
        using (var progress = new ProgressLine(Shell(0)))
        {
            progress.Report(new StageProgress("embedding", 0, 1_000, "pictures"));
            for (var done = 1; done <= 12; done++)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                progress.Report(new StageProgress("embedding", done * 50, 1_000, "pictures"));
            }
        }

        Assert.Equal(
            "embedding  0 of 1,000 pictures\nembedding  500 of 1,000 pictures  50/s  10 s left\n", _error.ToString());
    }

    [Fact]
    public void Report_Terminal_WritesOneLineAgainAndClearsIt()
    {
        using (var progress = new ProgressLine(Shell(80)))
        {
            progress.Report(new StageProgress("reading", 1, 0, "files"));
            _clock.Advance(TimeSpan.FromSeconds(1));
            progress.Report(new StageProgress("reading", 4, 0, "files"));
            progress.Report(new StageProgress("reading", 5, 0, "files")); // At once: left out.
        }

        Assert.Equal(
            "\rreading  1 files\rreading  4 files  3.0/s\r" + new string(' ', 23) + "\r", _error.ToString());
    }

    [Fact]
    public void Report_NarrowTerminal_NeverReachesItsEdge()
    {
        using (var progress = new ProgressLine(Shell(20)))
        {
            progress.Report(new StageProgress("finding neighbours", 1, 1_000_000, "pairs"));
        }

        Assert.All(_error.ToString().Split('\r'), line => Assert.True(line.Length < 20, line));
    }

    [Theory]
    [InlineData(1.04, "1.0 s")]
    [InlineData(42.4, "42 s")]
    [InlineData(600, "10 min")]
    [InlineData(9_000, "2.5 h")]
    public void Durations_AreShort(double seconds, string expected) =>
        Assert.Equal(expected, Durations.Write(TimeSpan.FromSeconds(seconds)));

    private Shell Shell(int width) => new(TextWriter.Null, _error, "/") { TerminalWidth = width, Time = _clock };

    /// <summary>A clock that goes only when told to.</summary>
    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
