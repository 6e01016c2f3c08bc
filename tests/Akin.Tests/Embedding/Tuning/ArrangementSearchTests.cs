using Akin.Embedding.Models;
using Akin.Embedding.Tuning;
using Xunit;

namespace Akin.Tests.Embedding.Tuning;

/// <summary>The search on times that are made up.</summary>
public sealed class ArrangementSearchTests
{
    private static readonly Arrangement Plain = Arrangement.Plain(4);
    private static readonly Arrangement Threaded = new(4, 1, 4, 1);
    private static readonly Arrangement Batched = new(4, 1, 4, 4);

    private readonly List<Arrangement> _opened = [];
    private int _open;
    private int _rounds;

    [Fact]
    public async Task RunAsync_OneThatIsAlwaysFaster_IsFound()
    {
        var found = await Run(which => which == Threaded ? 0.5 : 1);

        Assert.Equal(Threaded, found!.Arrangement);
        Assert.Equal(2, found.Gain, 6);
        Assert.Equal(2 / 0.5, found.PicturesPerSecond, 6);
    }

    [Fact]
    public async Task RunAsync_TheFastestOfTwo_IsFound() =>
        Assert.Equal(Batched, (await Run(which => which == Threaded ? 0.5 : which == Batched ? 0.4 : 1))!.Arrangement);

    [Theory]
    [InlineData(1.2)]
    [InlineData(1)]
    [InlineData(0.95)]
    public async Task RunAsync_NotClearlyFaster_StaysPlain(double seconds) =>
        Assert.Equal(Plain, (await Run(which => which == Plain ? 1 : seconds))!.Arrangement);

    [Fact]
    public async Task RunAsync_OneRoundIsNotFaster_StaysPlain() =>
        Assert.Equal(Plain, (await Run(which => which == Plain || _rounds % 4 == 3 ? 1 : 0.5))!.Arrangement);

    [Fact]
    public async Task RunAsync_AMachineThatBecomesFaster_StaysPlain() =>
        Assert.Equal(Plain, (await Run(_ => 1 / (1.0 + _rounds)))!.Arrangement);

    [Fact]
    public async Task RunAsync_FasterInOneTurnAlone_StaysPlain() =>
        Assert.Equal(Plain, (await Run(
            which => which == Threaded && _opened.Count(each => each == Threaded) == 1 ? 0.5 : 1))!.Arrangement);

    [Fact]
    public async Task RunAsync_OtherBits_AreNotTaken()
    {
        // Minus zero equals zero, and has other bits.
        var found = await Run(which => which == Plain ? 1 : 0.1, which => which == Threaded ? [-0f] : [0f]);

        Assert.Equal(Batched, found!.Arrangement);
    }

    [Fact]
    public async Task RunAsync_OneThatCannotBe_IsPassedOver()
    {
        var search = new ArrangementSearch(which => which == Threaded
            ? throw new ModelUnavailableException("no memory")
            : Open(which, each => each == Plain ? 1 : 0.5, _ => [1]));

        var found = await search.RunAsync(Plain, Others, (_, _) => true, TestContext.Current.CancellationToken);

        Assert.Equal(Batched, found!.Arrangement);
    }

    [Fact]
    public async Task RunAsync_NoFeatures_FindsNothing() => Assert.Null(await Run(_ => 1, _ => null));

    [Fact]
    public async Task RunAsync_WhatDoesNotRepay_EndsAfterThePlainOne()
    {
        var search = new ArrangementSearch(which => Open(which, _ => 1, _ => [1]));
        var told = new List<double>();

        var found = await search.RunAsync(
            Plain, Others, (_, rate) =>
            {
                told.Add(rate);
                return false;
            },
            TestContext.Current.CancellationToken);

        Assert.Null(found);
        Assert.Equal([2.0], told);
        Assert.Equal([Plain], _opened);
    }

    private static IReadOnlyList<Arrangement> Others() => [Threaded, Batched];

    private Task<ArrangementFound?> Run(Func<Arrangement, double> seconds, Func<Arrangement, float[]?>? features = null)
    {
        var search = new ArrangementSearch(which => Open(which, seconds, features ?? (_ => [1, 2])));
        return search.RunAsync(Plain, Others, (_, _) => true, TestContext.Current.CancellationToken);
    }

    private FakeTrial Open(Arrangement which, Func<Arrangement, double> seconds, Func<Arrangement, float[]?> features)
    {
        Assert.Equal(1, ++_open);
        _opened.Add(which);
        return new(this, () => seconds(which), features(which));
    }

    private sealed class FakeTrial(ArrangementSearchTests owner, Func<double> seconds, float[]? row) : IArrangementTrial
    {
        public IReadOnlyList<float[]?> Features => [row, row];

        public Task<double> RoundAsync(CancellationToken cancellation)
        {
            owner._rounds++;
            return Task.FromResult(seconds());
        }

        public void Dispose() => owner._open--;
    }
}
