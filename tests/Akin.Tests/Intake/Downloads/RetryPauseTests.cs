using Akin.Intake.Downloads;
using Xunit;

namespace Akin.Tests.Intake.Downloads;

public sealed class RetryPauseTests
{
    [Theory]
    [InlineData(1, null, 1)]
    [InlineData(4, null, 8)]
    [InlineData(1_000_000, null, 120)] // the longest
    [InlineData(1, 30, 30)] // what the server asks for
    [InlineData(6, 30, 32)] // which is never shorter than our own
    [InlineData(1, 3_600, 120)]
    [InlineData(1, 0, 1)]
    public void After_FailuresAndWhatWasAsked_GivesSeconds(int failures, int? asked, int expected) =>
        Assert.Equal(
            TimeSpan.FromSeconds(expected),
            RetryPause.After(failures, asked is { } s ? TimeSpan.FromSeconds(s) : null, new DownloadOptions()));
}
