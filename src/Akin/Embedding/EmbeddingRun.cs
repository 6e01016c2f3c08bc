using System.Threading.Channels;
using Akin.Imaging;
using Akin.Intake;

namespace Akin.Embedding;

/// <summary>
/// The threads of one run. A reader reads files in input order, ahead of the workers; each worker makes features of
/// some files at a time; the results come in any order. Reader and workers have threads of their own: they compute or
/// wait for the disk, and must not keep others off the thread pool.
/// </summary>
internal sealed class EmbeddingRun : IAsyncDisposable
{
    private const int FilesAheadOfEachWorker = 16;

    private readonly IReadOnlyList<EmbeddingInput> _inputs;
    private readonly Func<IPictureWorker> _createWorker;
    private readonly long _maxFileBytes;
    private readonly int _workers;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _threads = [];

    // From the consumer to the reader: places for pictures on their way. From the workers to the reader: bytes.
    private readonly SemaphoreSlim _places;
    private readonly ByteBudget _bytes;

    // From the reader to the workers.
    private readonly HandOverQueue<(int Index, EmbeddingInput Input, LoadedFile File)> _files;

    // From the workers to the consumer; never more than there are places.
    private readonly Channel<(int Index, EmbeddedPicture Picture)> _results;
    private int _working;

    public EmbeddingRun(
        IReadOnlyList<EmbeddingInput> inputs,
        Func<IPictureWorker> createWorker,
        long maxFileBytes,
        EmbeddingOptions options)
    {
        _workers = Math.Min(options.Threads, inputs.Count);
        _inputs = inputs;
        _createWorker = createWorker;
        _maxFileBytes = maxFileBytes;
        _places = new SemaphoreSlim(options.Window);
        _bytes = new ByteBudget(options.ReadAheadBytes);
        _files = new HandOverQueue<(int, EmbeddingInput, LoadedFile)>(Math.Max(1, _workers * FilesAheadOfEachWorker));
        _results = Channel.CreateUnbounded<(int, EmbeddedPicture)>(new UnboundedChannelOptions { SingleReader = true });
        _working = _workers;
        if (_workers == 0)
        {
            _results.Writer.Complete();
            return;
        }

        Start(ReadFiles);
        for (var worker = 0; worker < _workers; worker++)
        {
            Start(Work);
        }
    }

    /// <summary>The results as they come; ends with the first error of any thread.</summary>
    public ChannelReader<(int Index, EmbeddedPicture Picture)> Results => _results.Reader;

    /// <summary>Says that a picture has left: another may set out.</summary>
    public void Release() => _places.Release();

    /// <summary>Stops all threads and waits for them; each ends after the picture it is at.</summary>
    public async ValueTask DisposeAsync()
    {
        Stop();
        await Task.WhenAll(_threads).ConfigureAwait(false);
        foreach (var (_, _, file) in _files.Left)
        {
            file.Dispose();
        }

        _places.Dispose();
        _bytes.Dispose();
        _stop.Dispose();
    }

    private void Start(Action body) => _threads.Add(Task.Factory.StartNew(
        () => Guard(body), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

    private void Guard(Action body)
    {
        try
        {
            body();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Whoever stopped the run knows why.
        }
#pragma warning disable CA1031 // Any error goes to the consumer, who throws it on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _results.Writer.TryComplete(error);
            Stop();
        }
    }

    private void Stop()
    {
        _stop.Cancel();
        _files.Stop();
    }

    private void ReadFiles()
    {
        for (var i = 0; i < _inputs.Count; i++)
        {
            _places.Wait(_stop.Token);
            var input = _inputs[i];
            var file = LoadedFile.Read(input.Content, _maxFileBytes, _bytes, _stop.Token);
            if (!_files.Add((i, input, file)))
            {
                file.Dispose();
                return;
            }
        }

        _files.Complete();
    }

    private void Work()
    {
        using var worker = _createWorker();
        var taken = new List<(int Index, EmbeddingInput Input, LoadedFile File)>(worker.Places);
        while (_files.TryTake(taken, _workers, worker.Places))
        {
            try
            {
                Embed(worker, taken);
            }
            finally
            {
                taken.ForEach(next => next.File.Dispose());
            }
        }

        if (Interlocked.Decrement(ref _working) == 0)
        {
            _results.Writer.TryComplete();
        }
    }

    private void Embed(IPictureWorker worker, List<(int Index, EmbeddingInput Input, LoadedFile File)> taken)
    {
        var outcomes = new DecodeOutcome[taken.Count];
        for (var place = 0; place < taken.Count && !_stop.IsCancellationRequested; place++)
        {
            var (_, input, file) = taken[place];
            outcomes[place] = file.Failure ?? worker.Decode(place, file.Bytes, input.Models);
            file.Dispose();
        }

        var ready = new List<(int Place, uint Models)>(taken.Count);
        for (var place = 0; place < taken.Count && !_stop.IsCancellationRequested; place++)
        {
            if (outcomes[place].State == PictureState.Ready)
            {
                ready.Add((place, taken[place].Input.Models));
            }
            else
            {
                Finish(place, new([], []));
            }
        }

        foreach (var pictures in ready.Chunk(worker.Pictures).TakeWhile(_ => !_stop.IsCancellationRequested))
        {
            foreach (var ((place, _), features) in pictures.Zip(worker.Infer(pictures)))
            {
                Finish(place, features);
            }
        }

        void Finish(int place, PictureFeatures features)
        {
            var (index, input, _) = taken[place];
            var picture = new EmbeddedPicture(input.PictureId, outcomes[place], features.OfModels)
            {
                Faults = features.Faults,
            };
            _results.Writer.TryWrite((index, picture));
        }
    }
}
