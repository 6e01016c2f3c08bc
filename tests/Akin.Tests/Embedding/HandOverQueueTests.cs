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

        Assert.True(queue.TryTake(out var first));
        Assert.True(queue.TryTake(out var second));
        Assert.Equal((1, 2), (first, second));
        Assert.False(queue.TryTake(out _));
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
        Assert.True(queue.TryTake(out _));
        Assert.False(adding.IsCompleted); // Three of four: not yet.
        Assert.True(queue.TryTake(out _));

        Assert.True(await adding);
        Assert.Equal(3, queue.Left.Count);
    }

    [Fact]
    public async Task TryTake_QueueIsEmpty_WaitsForTheNextItem()
    {
        var queue = new HandOverQueue<int>(1);
        var taking = Task.Run(() => queue.TryTake(out var item) ? item : -1, Token);

        queue.Add(7);

        Assert.Equal(7, await taking);
    }

    [Fact]
    public async Task Stop_ThreadsAreWaiting_EndsTheirWait()
    {
        var full = new HandOverQueue<int>(1);
        var empty = new HandOverQueue<int>(1);
        full.Add(1);
        var adding = Task.Run(() => full.Add(2), Token);
        var taking = Task.Run(() => empty.TryTake(out _), Token);

        full.Stop();
        empty.Stop();

        Assert.False(await adding);
        Assert.False(await taking);
        Assert.False(full.TryTake(out _));
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
                while (queue.TryTake(out var item))
                {
                    sum += item;
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
}
