using System.Runtime.CompilerServices;
using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Embedding;

/// <summary>
/// Turns files into features: a worker a core, or as many as the models' arrangement says, decodes pictures and
/// computes their features, files are read ahead, and what is on its way is bounded. The features of a picture
/// depend on its bytes and the model alone, whatever the number of threads.
/// </summary>
public sealed class EmbeddingPipeline
{
    private readonly Func<WorkTimes, IPictureWorker> _createWorker;
    private readonly long _maxFileBytes;
    private readonly int _mostWorkers = int.MaxValue;
    private WorkTimes _times = new();
    private long _pictures;
    private long _embedded;

    /// <summary>Prepares to embed with a model.</summary>
    /// <param name="model">Must not be disposed before the last run has ended.</param>
    /// <param name="decoder">Decodes the files, on several threads at once.</param>
    public EmbeddingPipeline(EmbeddingModel model, PictureDecoder decoder)
        : this([model], decoder)
    {
    }

    /// <summary>
    /// Prepares to embed with several models at once: a picture is read once, and decoded once for each different frame
    /// that they want.
    /// </summary>
    /// <param name="models">1 … 32; they must not be disposed before the last run has ended.</param>
    /// <param name="decoder">Decodes the files, on several threads at once.</param>
    public EmbeddingPipeline(IReadOnlyList<EmbeddingModel> models, PictureDecoder decoder)
        : this(times => new PictureWorker(models, decoder, times), decoder.Limits.MaxFileBytes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(models.Count, nameof(models));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(models.Count, 32, nameof(models));
        _mostWorkers = models.Max(model => model.Arrangement?.Workers ?? int.MaxValue);
    }

    internal EmbeddingPipeline(Func<WorkTimes, IPictureWorker> createWorker, long maxFileBytes)
    {
        _createWorker = createWorker;
        _maxFileBytes = maxFileBytes;
    }

    /// <summary>What the latest run has done so far.</summary>
    public EmbeddingStatistics Statistics =>
        new(_pictures, _embedded, _times.DecodeSeconds, _times.InferenceSeconds);

    /// <summary>Embeds pictures and gives them back in input order. One run at a time.</summary>
    /// <param name="inputs">The pictures; must not change during the run.</param>
    /// <param name="options">How to use the machine; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Told after each picture, in order.</param>
    /// <param name="cancellation">Ends the run after the pictures that the workers are at.</param>
    /// <exception cref="Native.Onnx.OnnxException">The engine is missing.</exception>
    public IAsyncEnumerable<EmbeddedPicture> RunAsync(
        IReadOnlyList<EmbeddingInput> inputs,
        EmbeddingOptions? options = null,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options ??= new EmbeddingOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Window);
        ArgumentOutOfRangeException.ThrowIfNegative(options.ReadAheadBytes);
        options = options with { Threads = Math.Min(options.Threads, _mostWorkers) };
        return Run(inputs, options, progress, cancellation);
    }

    private async IAsyncEnumerable<EmbeddedPicture> Run(
        IReadOnlyList<EmbeddingInput> inputs,
        EmbeddingOptions options,
        IProgress<StageProgress>? progress,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var times = _times = new WorkTimes();
        _pictures = _embedded = 0;
        var run = new EmbeddingRun(inputs, () => _createWorker(times), _maxFileBytes, options);
        await using var stopped = run.ConfigureAwait(false);
        var ordered = new ReorderBuffer<EmbeddedPicture>();
        await foreach (var (index, finished) in run.Results.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            ordered.Add(index, finished);
            while (ordered.TryTake(out var picture))
            {
                run.Release();
                _pictures++;
                _embedded += picture.OfModels.Count == 0 ? 0 : 1;
                progress?.Report(new StageProgress("embedding", _pictures, inputs.Count, "pictures"));
                yield return picture;
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}
