namespace Akin.Embedding;

/// <summary>
/// Holds the bytes in memory below a limit: taking waits until enough was given back. What is larger than the limit
/// is let through when nothing else is out, so that it never waits for ever.
/// </summary>
internal sealed class ByteBudget(long limit) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _given = new();
    private long _out;

    /// <summary>Takes bytes if they fit.</summary>
    public bool TryTake(long bytes)
    {
        lock (_lock)
        {
            if (_out > 0 && _out + bytes > limit)
            {
                return false;
            }

            _out += bytes;
            return true;
        }
    }

    /// <summary>Takes bytes, waiting until they fit. For one taking thread.</summary>
    public void Take(long bytes, CancellationToken cancellation)
    {
        while (true)
        {
            _given.Reset();
            if (TryTake(bytes))
            {
                return;
            }

            _given.Wait(cancellation);
        }
    }

    /// <summary>Gives bytes back.</summary>
    public void Give(long bytes)
    {
        lock (_lock)
        {
            _out -= bytes;
        }

        _given.Set();
    }

    public void Dispose() => _given.Dispose();
}
