using Akin.Embedding;
using Xunit;

namespace Akin.Tests.Embedding;

public sealed class HandOverQueueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void TryTake_ItemsAdded_ComeInOrderUntilComplete()
    {
        var queue = new HandOverQueue<int>(3);
        Assert.True(queue.Add(1));
        Assert.True(queue.Add(2));
        queue.Complete();

        Assert.Equal([1], Take(queue));
        Assert.Equal([2], Take(queue));
        Assert.Empty(Take(queue));
    }

    [Theory]
    [InlineData(8, 1, 5, 5)] // The most.
    [InlineData(8, 2, 5, 4)] // One taker's share.
    [InlineData(8, 3, 5, 2)] // Rounded down.
    [InlineData(8, 9, 5, 1)] // One at least.
    public void TryTake_ItemsForSeveralTakers_TakesTheShareOfOne(int items, int takers, int most, int expected)
    {
        var queue = new HandOverQueue<int>(100);
        Enumerable.Range(0, items).ToList().ForEach(item => queue.Add(item));

        Assert.Equal(Enumerable.Range(0, expected), Take(queue, takers, most));
    }

    [Fact]
    public async Task Add_QueueIsFull_WaitsUntilItIsHalfEmpty()
    {
        var queue = new HandOverQueue<int>(4);
        for (var i = 0; i < 4; i++)
        {
            queue.Add(i);
        }

        var adding = Task.Run(() => queue.Add(4), Token);
        Assert.Single(Take(queue));
        Assert.False(adding.IsCompleted); // Three of four: not yet.
        Assert.Single(Take(queue));

        Assert.True(await adding);
        Assert.Equal(3, queue.Left.Count);
    }

    [Fact]
    public async Task TryTake_QueueIsEmpty_WaitsForTheNextItem()
    {
        var queue = new HandOverQueue<int>(1);
        var taking = Task.Run(() => Take(queue), Token);

        queue.Add(7);

        Assert.Equal([7], await taking);
    }

    [Fact]
    public async Task Stop_ThreadsAreWaiting_EndsTheirWait()
    {
        var full = new HandOverQueue<int>(1);
        var empty = new HandOverQueue<int>(1);
        full.Add(1);
        var adding = Task.Run(() => full.Add(2), Token);
        var taking = Task.Run(() => Take(empty), Token);

        full.Stop();
        empty.Stop();

        Assert.False(await adding);
        Assert.Empty(await taking);
        Assert.Empty(Take(full));
        Assert.Equal([1], full.Left);
    }

    [Fact]
    public async Task AddAndTryTake_ManyItemsAndTakers_EachItemIsTakenOnce()
    {
        var queue = new HandOverQueue<int>(5);
        var takers = Enumerable.Range(0, 3).Select(_ => Task.Run(
            () =>
            {
                var sum = 0L;
                while (Take(queue, takers: 2, most: 4) is { Count: > 0 } taken)
                {
                    sum += taken.Sum();
                }

                return sum;
            },
            Token)).ToArray();

        for (var i = 1; i <= 10_000; i++)
        {
            queue.Add(i);
        }

        queue.Complete();
        Assert.Equal(10_000 * 10_001L / 2, (await Task.WhenAll(takers)).Sum());
    }

    private static List<int> Take(HandOverQueue<int> queue, int takers = 1, int most = 1)
    {
        var taken = new List<int> { -1 };
        Assert.Equal(queue.TryTake(taken, takers, most), taken.Count > 0);
        return taken;
    }
}
