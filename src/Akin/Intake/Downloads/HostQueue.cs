using System.Threading.Channels;

namespace Akin.Intake.Downloads;

/// <summary>
/// The addresses of one host that are still to be fetched, and what is known of it. Safe for use by several threads.
/// </summary>
internal sealed class HostQueue
{
    private const int MostSilent = 3;
    private readonly Lock _lock = new();
    private readonly Queue<string> _addresses = new();
    private int _silent;

    /// <summary>Addresses that are left.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _addresses.Count;
            }
        }
    }

    /// <summary>Whether it has been silent so often that the rest is not tried.</summary>
    public bool IsSilent => Volatile.Read(ref _silent) >= MostSilent;

    /// <summary>
    /// Turns to fetch from the hosts of these addresses, one host after the other, each host no more than a few times
    /// at once.
    /// </summary>
    public static (Channel<HostQueue> Turns, int Count) TurnsFor(IEnumerable<string> addresses, int perHost)
    {
        var hosts = new Dictionary<string, HostQueue>(StringComparer.OrdinalIgnoreCase);
        foreach (var address in addresses)
        {
            var host = new Uri(address).Authority;
            if (!hosts.TryGetValue(host, out var queue))
            {
                hosts.Add(host, queue = new());
            }

            queue._addresses.Enqueue(address);
        }

        var turns = Channel.CreateUnbounded<HostQueue>();
        var count = 0;
        for (var turn = 0; turn < perHost; turn++)
        {
            foreach (var queue in hosts.Values.Where(queue => queue._addresses.Count > turn))
            {
                turns.Writer.TryWrite(queue);
                count++;
            }
        }

        if (count == 0)
        {
            turns.Writer.Complete();
        }

        return (turns, count);
    }

    /// <summary>The next address; none when another turn has taken the last.</summary>
    public string? Take()
    {
        lock (_lock)
        {
            return _addresses.TryDequeue(out var address) ? address : null;
        }
    }

    /// <summary>Notes whether the host has answered.</summary>
    public void Note(bool hasAnswered)
    {
        if (hasAnswered)
        {
            Volatile.Write(ref _silent, 0);
        }
        else
        {
            Interlocked.Increment(ref _silent);
        }
    }
}
