namespace Akin.Imaging;

/// <summary>Lets large pictures be decoded only while their memory, all together, stays within a limit.</summary>
/// <param name="total">Bytes that may be in use at once.</param>
internal sealed class MemoryBudget(long total)
{
    // Pictures of ordinary size are never held up.
    private const long Small = 16 << 20;
    private readonly object _gate = new();
    private long _used;

    /// <summary>Whether so many bytes can be had at all.</summary>
    public bool Allows(long bytes) => bytes <= Math.Max(Small, total);

    /// <summary>
    /// Waits until there is room and takes it; what is larger than the whole budget waits until it is alone.
    /// </summary>
    public Share Take(long bytes)
    {
        if (bytes <= Small)
        {
            return new(null, 0);
        }

        bytes = Math.Min(bytes, total);
        lock (_gate)
        {
            while (_used + bytes > total)
            {
                Monitor.Wait(_gate);
            }

            _used += bytes;
            return new(this, bytes);
        }
    }

    private void Return(long bytes)
    {
        lock (_gate)
        {
            _used -= bytes;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Memory taken; given back when disposed.</summary>
    internal readonly ref struct Share(MemoryBudget? budget, long bytes)
    {
        public void Dispose() => budget?.Return(bytes);
    }
}
