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
    [InlineData(0, "finding neighbours  250,000 of 1,000,000 pairs  25,000/s  30 s left")]
    [InlineData(80, "finding neighbours  250,000 of 1,000,000 pairs  25,000/s  30 s left")]
    [InlineData(66, "finding neighbours  250,000 of 1,000,000  25,000/s  30 s left")]
    [InlineData(60, "finding neighbours  250,000 of 1,000,000  30 s left")]
    [InlineData(50, "finding neigh...  250,000 of 1,000,000  30 s left")]
    [InlineData(40, "finding neighbours  25 %  30 s left")]
    [InlineData(30, "finding n...  25 %  30 s left")]
    [InlineData(20, "finding ne...  25 %")]
    [InlineData(12, "25 %")]
    [InlineData(5, "25 %")]
    [InlineData(2, "")]
    public void ProgressText_OnATerminalOfAnyWidth_CutsNoNumber(int width, string expected)
    {
        var value = new StageProgress("finding neighbours", 250_000, 1_000_000, "pairs");
        Assert.Equal(expected, ProgressText.Of(value, 250_000, TimeSpan.FromSeconds(10), width));
    }

    [Theory]
    [InlineData(80, "fetching model  [##########..........]  50 MB of 100 MB  5 MB/s  10 s left")]
    [InlineData(60, "fetching model  50 MB of 100 MB  5 MB/s  10 s left")]
    [InlineData(40, "fetching...  50 MB of 100 MB  10 s left")]
    [InlineData(20, "fetching m...  50 %")]
    public void ProgressText_OfBytes_LosesItsBarFirst(int width, string expected)
    {
        var value = new StageProgress("fetching model", 50_000_000, 100_000_000, StageProgress.Bytes);
        Assert.Equal(expected, ProgressText.Of(value, 50_000_000, TimeSpan.FromSeconds(10), width));
    }

    [Fact]
    public void ProgressText_AtAnyWidth_StaysShorterThanTheTerminal()
    {
        StageProgress[] values =
        [
            new("plans/of houses: choosing the number of groups", 3, 29, "k"), new("reading", 123_456, 0, "files"),
            new("writing", 0, 0, ""), new("embedding", 7, 7, "pictures"), new("", 1, 2, "k"),
        ];
        foreach (var value in values)
        {
            for (var width = 1; width < 120; width++)
            {
                var text = ProgressText.Of(value, value.Done, TimeSpan.FromHours(30), width);
                Assert.InRange(text.Length, 0, width - 1);
                Assert.All(
                    text.Split(' ').Where(word => word.Any(char.IsDigit)),
                    word => Assert.Contains(
                        word, $"{ProgressText.Of(value, value.Done, TimeSpan.FromHours(30), 0)} 10 % 100 % 50 %",
                        StringComparison.Ordinal));
            }
        }
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
