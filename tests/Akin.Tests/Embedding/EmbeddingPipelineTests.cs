using Akin.Embedding;
using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Embedding;

public sealed class EmbeddingPipelineTests : IDisposable
{
    private static readonly DecodeOutcome Ready = new(PictureState.Ready, "", null, "");

    private readonly TemporaryFolder _folder = new();
    private int _created;
    private int _disposed;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task RunAsync_LaterPicturesFinishFirst_GivesInputOrder()
    {
        const int threads = 4;
        var finished = Gates(40);
        var pipeline = Pipeline(id =>
        {
            if ((id + 1) % threads != 0)
            {
                finished[id + 1].Wait(Token); // Each group of four finishes from its end.
            }

            finished[id].Set();
        });

        var pictures = await RunAsync(pipeline, Inputs(40), threads);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => (long)i), pictures.Select(p => p.PictureId));
        Assert.All(pictures, p => Assert.Equal([p.PictureId], p.Features!));
        Assert.Equal((40, 40), (pipeline.Statistics.Pictures, pipeline.Statistics.Embedded));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task RunAsync_WorkersThatDecodeSomeAhead_GiveEachPictureItsOwnFeatures(int places)
    {
        var inputs = Inputs(200);
        inputs[50] = inputs[50] with { Content = PictureContent.OnDisk(_folder.PathOf("missing")) };

        var pictures = await RunAsync(Pipeline(_ => { }, places), inputs, threads: 3);

        Assert.Equal(inputs.Select(input => input.PictureId), pictures.Select(p => p.PictureId));
        Assert.All(pictures, p => Assert.Equal(p.PictureId == 50 ? null : [p.PictureId], p.Features));
    }

    [Fact]
    public async Task RunAsync_OnePictureTakesLong_NoMoreThanTheWindowSetOut()
    {
        const int window = 8;
        var highest = -1L;
        using var others = new CountdownEvent(window - 1);
        var pipeline = Pipeline(id =>
        {
            if (id == 0)
            {
                others.Wait(Token);
                Assert.True(Volatile.Read(ref highest) < window);
            }
            else if (id < window)
            {
                InterlockedMax(ref highest, id);
                others.Signal();
            }
            else
            {
                InterlockedMax(ref highest, id);
            }
        });

        var options = new EmbeddingOptions { Threads = 2, Window = window };
        var pictures = await pipeline.RunAsync(Inputs(100), options, null, Token).ToListAsync(Token);

        Assert.Equal(100, pictures.Count);
    }

    [Fact]
    public async Task RunAsync_FilesThatCannotBeRead_AreUnreachableAndTheOthersGoOn()
    {
        var inputs = Inputs(6);
        inputs[2] = inputs[2] with { Content = PictureContent.OnDisk(_folder.PathOf("missing")) };
        inputs[4] = inputs[4] with { Content = PictureContent.OnDisk(_folder.Root) };

        var pictures = await RunAsync(Pipeline(_ => { }), inputs, threads: 2);

        var expected = inputs.Select((_, i) => i is 2 or 4 ? PictureState.Unreachable : PictureState.Ready);
        Assert.Equal(expected, pictures.Select(p => p.Outcome.State));
        Assert.All(pictures, p => Assert.Equal(p.Outcome.State == PictureState.Ready, p.Features is not null));
        Assert.Contains("missing", pictures[2].Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WorkerFails_ThrowsThatErrorAndStops()
    {
        var pipeline = Pipeline(id =>
        {
            if (id == 20)
            {
                throw new InvalidOperationException("the engine broke");
            }
        });

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(pipeline, Inputs(500), 3));

        Assert.Equal("the engine broke", error.Message);
        Assert.Equal(3, _created);
        Assert.Equal(_created, _disposed);
    }

    [Fact]
    public async Task RunAsync_WorkerCannotBeMade_ThrowsThatError()
    {
        var pipeline = new EmbeddingPipeline(_ => throw new InvalidOperationException("no engine"), 1 << 20);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(pipeline, Inputs(5), 2));

        Assert.Equal("no engine", error.Message);
    }

    [Fact]
    public async Task RunAsync_CancelledWhileAWorkerIsBusy_ThrowsAndEndsTheWorkers()
    {
        using var cancel = new CancellationTokenSource();
        var pipeline = Pipeline(id =>
        {
            if (id == 5)
            {
                cancel.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await pipeline.RunAsync(Inputs(1_000), Threads(2), null, cancel.Token).ToListAsync(Token));

        Assert.Equal(2, _created);
        Assert.Equal(2, _disposed);
        Assert.True(pipeline.Statistics.Pictures < 1_000);
    }

    [Fact]
    public async Task RunAsync_CancelledWhileEveryWorkerWaits_ThrowsOnceTheyAreFree()
    {
        using var cancel = new CancellationTokenSource();
        using var free = new ManualResetEventSlim();
        using var busy = new CountdownEvent(2);
        var pipeline = Pipeline(_ =>
        {
            busy.Signal();
            free.Wait(Token);
        });
        var run = Task.Run(
            async () => await pipeline.RunAsync(Inputs(9), Threads(2), null, cancel.Token).ToListAsync(Token), Token);
        busy.Wait(Token);

        await cancel.CancelAsync();
        Assert.False(run.IsCompleted); // A worker inside the engine is never torn out of it.
        free.Set();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(2, _disposed);
    }

    [Fact]
    public async Task RunAsync_ReaderOfTheResultsStops_EndsTheWorkers()
    {
        await foreach (var picture in Pipeline(_ => { }).RunAsync(Inputs(300), Threads(2), null, Token))
        {
            if (picture.PictureId == 10)
            {
                break;
            }
        }

        Assert.Equal(2, _created);
        Assert.Equal(2, _disposed);
    }

    [Fact]
    public async Task RunAsync_NoPictures_GivesNoneAndMakesNoWorker()
    {
        Assert.Empty(await RunAsync(Pipeline(_ => { }), [], threads: 2));
        Assert.Equal(0, _created);
    }

    [Fact]
    public async Task RunAsync_FilesLargerThanTheReadAhead_StillPass()
    {
        var options = new EmbeddingOptions { Threads = 2, ReadAheadBytes = 0, Window = 1 };

        var pictures = await Pipeline(_ => { }).RunAsync(Inputs(20), options, null, Token).ToListAsync(Token);

        Assert.Equal(20, pictures.Count);
    }

    [Fact]
    public async Task RunAsync_Progress_CountsEachPictureInOrder()
    {
        var seen = new List<StageProgress>();

        await RunAsync(Pipeline(_ => { }), Inputs(5), threads: 2, new Recorder(seen));

        Assert.Equal([1, 2, 3, 4, 5], seen.Select(p => p.Done));
        Assert.All(seen, p => Assert.Equal(("embedding", 5, "pictures"), (p.Stage, p.Total, p.Unit)));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, -1)]
    public void RunAsync_OptionsOutOfRange_AreRefusedAtOnce(int threads, int window, long bytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Pipeline(_ => { }).RunAsync(
            [], new EmbeddingOptions { Threads = threads, Window = window, ReadAheadBytes = bytes }, null, Token));

    private static void InterlockedMax(ref long target, long value)
    {
        long seen;
        while ((seen = Volatile.Read(ref target)) < value
            && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }

    private static EmbeddingOptions Threads(int threads) => new() { Threads = threads };

    private static ManualResetEventSlim[] Gates(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new ManualResetEventSlim())];

    private static async Task<List<EmbeddedPicture>> RunAsync(
        EmbeddingPipeline pipeline, EmbeddingInput[] inputs, int threads, IProgress<StageProgress>? progress = null) =>
        await pipeline.RunAsync(inputs, Threads(threads), progress, Token).ToListAsync(Token);

    /// <summary>Files whose first byte is their number modulo 256.</summary>
    private EmbeddingInput[] Inputs(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new EmbeddingInput(i, _folder.Write($"{i}", (byte)i)))];

    private EmbeddingPipeline Pipeline(Action<long> work, int places = 1) =>
        new(_ => new FakeWorker(this, work, places), maxFileBytes: 1 << 20);

    private sealed class Recorder(List<StageProgress> seen) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => seen.Add(value);
    }

    private sealed class FakeWorker : IPictureWorker
    {
        private readonly EmbeddingPipelineTests _owner;
        private readonly Action<long> _work;
        private readonly byte?[] _decoded;

        public FakeWorker(EmbeddingPipelineTests owner, Action<long> work, int places)
        {
            _owner = owner;
            _work = work;
            _decoded = new byte?[places];
            Interlocked.Increment(ref owner._created);
        }

        public int Places => _decoded.Length;

        public DecodeOutcome Decode(int place, ReadOnlyMemory<byte> file, uint models)
        {
            Assert.Null(_decoded[place]);
            _decoded[place] = file.Span[0];
            return Ready;
        }

        public IReadOnlyList<PictureFeatures> Infer(IReadOnlyList<(int Place, uint Models)> pictures)
        {
            var place = Assert.Single(pictures).Place;
            var id = _decoded[place]!.Value;
            _decoded[place] = null;
            _work(id);
            return [new([[id]], [])];
        }

        public void Dispose() => Interlocked.Increment(ref _owner._disposed);
    }
}
