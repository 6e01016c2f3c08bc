namespace Akin.Tests.Support;

/// <summary>
/// A clock that goes only when told to. A wait shorter than <paramref name="patience"/> ends at once and moves the
/// clock on; longer ones end when the test moves it.
/// </summary>
internal sealed class ManualTime(TimeSpan patience) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The short waits, in their order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    /// <summary>Told of every long wait that begins.</summary>
    public event Action? LongWaitBegins;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Moves the clock on; every long wait that ends by then ends.</summary>
    public void Advance(TimeSpan time)
    {
        Alarm[] due;
        lock (_lock)
        {
            _now += time;
            due = [.. _alarms.Where(alarm => alarm.Due <= _now)];
            _alarms.RemoveAll(alarm => due.Contains(alarm));
        }

        Array.ForEach(due, alarm => alarm.Ring());
    }

    private void Set(Alarm alarm, TimeSpan due)
    {
        lock (_lock)
        {
            _alarms.Remove(alarm);
            if (due == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            if (due < patience)
            {
                Waits.Add(due);
                _now += due;
                ThreadPool.QueueUserWorkItem(_ => alarm.Ring());
                return;
            }

            alarm.Due = _now + due;
            _alarms.Add(alarm);
        }

        LongWaitBegins?.Invoke();
    }

    private sealed class Alarm(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Set(this, dueTime);
            return true;
        }

        public void Dispose() => time.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
