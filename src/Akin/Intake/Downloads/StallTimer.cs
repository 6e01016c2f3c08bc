namespace Akin.Intake.Downloads;

/// <summary>Cancels when it is not wound again in time: a server that falls silent does not hold us for ever.</summary>
internal sealed class StallTimer : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly ITimer _timer;
    private readonly TimeSpan _limit;
    private readonly CancellationToken _outer;

    public StallTimer(TimeSpan limit, TimeProvider time, CancellationToken outer)
    {
        (_limit, _outer) = (limit, outer);
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether it was silence that cancelled, not the user.</summary>
    public bool HasFired => _source.IsCancellationRequested && !_outer.IsCancellationRequested;

    /// <summary>Winds it up; the token to wait with.</summary>
    public CancellationToken Wind()
    {
        _timer.Change(_limit, Timeout.InfiniteTimeSpan);
        return _source.Token;
    }

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    // It may ring while it is being disposed: then nobody waits any more.
    private void Ring()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
