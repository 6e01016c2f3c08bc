using Akin.Intake.Downloads;
using Xunit;

namespace Akin.Tests.Intake.Downloads;

public sealed class StallTimerTests
{
    [Fact]
    public void Ring_AfterDispose_DoesNothing()
    {
        var time = new KeptTimer();
        var timer = new StallTimer(TimeSpan.FromSeconds(1), time, CancellationToken.None);
        var token = timer.Wind();
        timer.Dispose();
        time.Ring();
        Assert.False(token.IsCancellationRequested);
    }

    /// <summary>Its timer rings when the test says so, disposed or not: as one that was due already.</summary>
    private sealed class KeptTimer : TimeProvider, ITimer
    {
        private TimerCallback? _callback;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _callback = callback;
            return this;
        }

        public void Ring() => _callback!(null);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
