using System.Net.Http.Headers;

namespace Akin.Intake.Downloads;

/// <summary>How long to wait before another attempt.</summary>
internal static class RetryPause
{
    /// <summary>
    /// The first pause doubled with each failure in a row, or what the server asked for if that is longer, up to the
    /// longest.
    /// </summary>
    /// <param name="failures">Failures in a row, ≥ 1.</param>
    /// <param name="asked">What the server asked for.</param>
    /// <param name="options">First and longest pause.</param>
    public static TimeSpan After(int failures, TimeSpan? asked, DownloadOptions options)
    {
        var doubled = options.FirstPause * Math.Pow(2, Math.Min(failures - 1, 30));
        var wanted = asked > doubled ? asked.Value : doubled;
        return wanted < options.LongestPause ? wanted : options.LongestPause;
    }

    /// <summary>The header <c>Retry-After</c>, which is a number of seconds or a date; never negative.</summary>
    public static TimeSpan? Asked(RetryConditionHeaderValue? header, TimeProvider time)
    {
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
