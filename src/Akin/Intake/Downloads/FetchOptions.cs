using System.Net;

namespace Akin.Intake.Downloads;

/// <summary>How pictures are fetched.</summary>
public sealed record FetchOptions
{
    /// <summary>
    /// Whether hosts of this machine and of private networks may be asked: their addresses in a list from elsewhere
    /// would let its writer reach what only this machine can. Default: no.
    /// </summary>
    public bool AllowPrivateHosts { get; init; }

    /// <summary>Larger pictures are not fetched. Default: 1 GiB.</summary>
    public long MaxBytes { get; init; } = 1L << 30;

    /// <summary>Pictures fetched at once, ≥ 1. Default: 20.</summary>
    public int Connections { get; init; } = 20;

    /// <summary>Of these from one host, ≥ 1. Default: 10.</summary>
    public int ConnectionsPerHost { get; init; } = 10;

    /// <summary>The longest that one picture may take, with all attempts. Default: 10 min.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How patient each download is. Default: 3 attempts, 2 where nobody answers; at most 5 redirects.
    /// </summary>
    public DownloadOptions Patience { get; init; } = new()
    {
        Attempts = 3,
        AttemptsUnanswered = 2,
        Redirects = 5,
        Stall = TimeSpan.FromSeconds(20),
        LongestPause = TimeSpan.FromSeconds(30),
    };

    /// <summary>The longest that a host is left in peace when it asks for that. Default: 5 min.</summary>
    public TimeSpan LongestHold { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The proxy. Default: the system's, or that of <c>HTTPS_PROXY</c> and its like.</summary>
    public IWebProxy? Proxy { get; init; }
}
