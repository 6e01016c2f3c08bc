using System.Diagnostics;
using Akin.Imaging;
using Akin.Native.Memory;

namespace Akin.Embedding.Tuning;

/// <summary>Pictures going through the pipeline as in a run: read, decoded and computed.</summary>
internal sealed class ArrangementTrial : IArrangementTrial
{
    private readonly EmbeddingModel _model;
    private readonly EmbeddingPipeline _pipeline;
    private readonly IReadOnlyList<EmbeddingInput> _inputs;
    private readonly EmbeddingOptions _options;
    private readonly float[]?[] _features;

    /// <param name="model">Loaded in the arrangement; is disposed with this.</param>
    /// <param name="decoder">Decodes the files.</param>
    /// <param name="inputs">The pictures.</param>
    /// <param name="threads">Cores to use.</param>
    public ArrangementTrial(
        EmbeddingModel model, PictureDecoder decoder, IReadOnlyList<EmbeddingInput> inputs, int threads)
    {
        (_model, _inputs) = (model, inputs);
        _pipeline = new EmbeddingPipeline(model, decoder);
        _options = new EmbeddingOptions { Threads = threads };
        _features = new float[]?[inputs.Count];
    }

    public IReadOnlyList<float[]?> Features => _features;

    public async Task<double> RoundAsync(CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var place = 0;
        await foreach (var picture in _pipeline.RunAsync(_inputs, _options, null, cancellation).ConfigureAwait(false))
        {
            _features[place++] = picture.Features;
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public void Dispose()
    {
        _model.Dispose();
        FreedMemory.Return();
    }
}
