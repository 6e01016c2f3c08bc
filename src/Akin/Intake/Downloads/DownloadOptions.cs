namespace Akin.Intake.Downloads;

/// <summary>How patient a download is. None of it changes what is fetched.</summary>
public sealed record DownloadOptions
{
    /// <summary>Attempts in a row that bring less than a mebibyte; ≥ 1. Default: 6.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>Attempts while no server has answered at all; ≥ 1. Default: 3.</summary>
    public int AttemptsUnanswered { get; init; } = 3;

    /// <summary>An attempt ends when nothing comes for this long. Default: 30 s.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause before the second attempt; each further one is twice as long. Default: 1 s.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause, and the longest that a server may ask for. Default: 2 min.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Redirects that are followed; ≥ 0. Default: 10.</summary>
    public int Redirects { get; init; } = 10;

    /// <summary>Refuses what is out of its range.</summary>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Attempts, "options.Attempts");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(AttemptsUnanswered, "options.AttemptsUnanswered");
        ArgumentOutOfRangeException.ThrowIfNegative(Redirects, "options.Redirects");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Stall, TimeSpan.Zero, "options.Stall");
    }
}
