using Akin.Imaging;
using Xunit;

namespace Akin.Tests.Imaging;

public sealed class MemoryBudgetTests
{
    private const long Large = 40 << 20;

    [Fact]
    public async Task Take_MoreThanIsLeft_WaitsUntilItIsGivenBack()
    {
        var budget = new MemoryBudget(Large);
        using var started = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var share = budget.Take(Large);
        var other = Task.Run(
            () =>
            {
                started.Set();
                using var second = budget.Take(Large);
                entered.Set();
            },
            TestContext.Current.CancellationToken);
        started.Wait(TestContext.Current.CancellationToken);
        Assert.False(entered.IsSet);
        share.Dispose();
        await other;
        Assert.True(entered.IsSet);
    }

    [Fact]
    public void Take_SmallPictures_AreNeverHeldUp()
    {
        var budget = new MemoryBudget(Large);
        using var all = budget.Take(Large);
        using var small = budget.Take(1 << 20);
    }

    [Fact]
    public void Take_MoreThanTheWholeBudget_TakesItAlone()
    {
        using var share = new MemoryBudget(Large).Take(long.MaxValue);
    }
}
