using System.Threading.Channels;

namespace Akin.Intake.Downloads;

/// <summary>
/// The addresses of one host that are still to be fetched, and what is known of it. Whoever asks to wait, or falls
/// silent after it had answered, is not asked for anything until a pause is over; a host that never answers, or not
/// after several pauses, is left alone. Safe for use by several threads.
/// </summary>
internal sealed class HostQueue(TimeProvider time)
{
    private const int MostSilent = 3;
    private const int MostPauses = 4;
    private const int MostTimes = 3;
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private readonly LinkedList<HostTurn> _turns = [];
    private DateTimeOffset _notBefore;
    private int _silent;
    private int _pauses;
    private bool _hasAnswered;

    /// <summary>Addresses that are left.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _turns.Count;
            }
        }
    }

    /// <summary>Whether the rest is not tried.</summary>
    public bool IsLeftAlone
    {
        get
        {
            lock (_lock)
            {
                return _pauses > MostPauses || (!_hasAnswered && _silent >= MostSilent);
            }
        }
    }

    /// <summary>How long nothing is to be asked of it; zero when it may be asked, or is left alone.</summary>
    public TimeSpan Pause
    {
        get
        {
            lock (_lock)
            {
                var left = _notBefore - time.GetUtcNow();
                return left > TimeSpan.Zero && _pauses <= MostPauses ? left : TimeSpan.Zero;
            }
        }
    }

    /// <summary>
    /// Turns to fetch from the hosts of these addresses, one host after the other, each host no more than a few times
    /// at once.
    /// </summary>
    public static (Channel<HostQueue> Turns, int Count) TurnsFor(
        IEnumerable<string> addresses, int perHost, TimeProvider time)
    {
        var hosts = new Dictionary<string, HostQueue>(StringComparer.OrdinalIgnoreCase);
        foreach (var address in addresses)
        {
            var host = new Uri(address).Authority;
            if (!hosts.TryGetValue(host, out var queue))
            {
                hosts.Add(host, queue = new(time));
            }

            queue._turns.AddLast(new HostTurn(address, 1));
        }

        var turns = Channel.CreateUnbounded<HostQueue>();
        var count = 0;
        for (var turn = 0; turn < perHost; turn++)
        {
            foreach (var queue in hosts.Values.Where(queue => queue._turns.Count > turn))
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
    public HostTurn? Take()
    {
        lock (_lock)
        {
            if (_turns.First is not { } first)
            {
                return null;
            }

            _turns.RemoveFirst();
            return first.Value;
        }
    }

    /// <summary>Notes that the host has answered.</summary>
    public void NoteAnswer()
    {
        lock (_lock)
        {
            (_silent, _pauses, _hasAnswered) = (0, 0, true);
        }
    }

    /// <summary>
    /// Notes that the host took no connection. Whether the address is put back: after a few others where the host has
    /// answered before, after a pause when that happens several times in a row.
    /// </summary>
    public bool NoteSilence(HostTurn turn)
    {
        lock (_lock)
        {
            _silent++;
            if (_hasAnswered && _silent >= MostSilent)
            {
                return Wait(turn, FirstRest * Math.Pow(2, Math.Min(_pauses, MostPauses)));
            }

            var isPutBack = _hasAnswered && turn.Time < MostTimes;
            if (isPutBack)
            {
                _turns.AddLast(turn with { Time = turn.Time + 1 });
            }

            return isPutBack;
        }
    }

    /// <summary>Notes that the host asks to wait; whether the address is put back.</summary>
    public bool NoteBusy(HostTurn turn, TimeSpan asked)
    {
        lock (_lock)
        {
            (_silent, _hasAnswered) = (0, true);
            return Wait(turn, asked);
        }
    }

    /// <summary>Begins a pause; what was asked for before it began says nothing new.</summary>
    private bool Wait(HostTurn turn, TimeSpan pause)
    {
        var now = time.GetUtcNow();
        if (now >= _notBefore)
        {
            _pauses++;
            _notBefore = now + pause;
        }

        if (turn.Time >= MostTimes || _pauses > MostPauses)
        {
            return false;
        }

        _turns.AddFirst(turn with { Time = turn.Time + 1 });
        return true;
    }
}
