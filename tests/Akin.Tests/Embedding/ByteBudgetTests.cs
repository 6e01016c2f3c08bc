using Akin.Embedding;
using Xunit;

namespace Akin.Tests.Embedding;

public sealed class ByteBudgetTests
{
    [Fact]
    public void TryTake_UpToTheLimit_FitsAndNoFurther()
    {
        using var budget = new ByteBudget(100);

        Assert.True(budget.TryTake(60));
        Assert.True(budget.TryTake(40));
        Assert.False(budget.TryTake(1));
        budget.Give(40);
        Assert.True(budget.TryTake(40));
    }

    [Fact]
    public void TryTake_MoreThanTheLimit_FitsWhenNothingElseIsOut()
    {
        using var budget = new ByteBudget(100);

        Assert.True(budget.TryTake(500));
        Assert.False(budget.TryTake(1));
        budget.Give(500);
        Assert.True(budget.TryTake(1));
        Assert.False(budget.TryTake(500));
    }

    [Fact]
    public async Task Take_NoRoom_WaitsUntilItIsGiven()
    {
        using var budget = new ByteBudget(100);
        var token = TestContext.Current.CancellationToken;
        budget.Take(100, token);
        var waiting = Task.Run(() => budget.Take(50, token), token);
        budget.Give(40); // Not enough.
        budget.Give(20); // Enough.

        await waiting;

        Assert.False(budget.TryTake(11));
        Assert.True(budget.TryTake(10));
    }

    [Fact]
    public void Take_Cancelled_Throws()
    {
        using var budget = new ByteBudget(1);
        using var cancelled = new CancellationTokenSource();
        budget.Take(1, cancelled.Token);
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => budget.Take(1, cancelled.Token));
    }
}
