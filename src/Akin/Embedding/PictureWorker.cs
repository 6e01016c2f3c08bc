using System.Diagnostics;
using Akin.Imaging;

namespace Akin.Embedding;

/// <summary>
/// Decodes pictures into buffers of its own and computes their features, and counts the time of both. Models that want
/// the same frame see the same pixels; a file is loaded once for all frames that want it in the same size.
/// </summary>
internal sealed class PictureWorker : IPictureWorker
{
    private const int PlacesInAll = 8;

    private readonly PictureDecoder _decoder;
    private readonly WorkTimes _times;
    private readonly FeatureExtractor[] _extractors;
    private readonly PictureFrame[] _frames;
    private readonly int[] _frameOf;
    private readonly byte[]?[][] _rgb;
    private readonly PictureTarget[] _targets;

    /// <param name="models">At least one; each must outlive this.</param>
    /// <param name="decoder">Decodes the files.</param>
    /// <param name="times">Counts the time.</param>
    public PictureWorker(IReadOnlyList<EmbeddingModel> models, PictureDecoder decoder, WorkTimes times)
    {
        (_decoder, _times) = (decoder, times);
        _extractors = [.. models.Select(model => new FeatureExtractor(model))];
        PictureFrame[] wanted = [.. models.Select(model => model.Recipe.Preprocessing.Frame)];
        _frames = [.. wanted.Distinct()];
        _frameOf = [.. wanted.Select(frame => Array.IndexOf(_frames, frame))];
        _rgb = [.. Enumerable.Range(0, PlacesInAll).Select(_ => new byte[_frames.Length][])];
        _targets = new PictureTarget[_frames.Length];
    }

    public int Places => PlacesInAll;

    public DecodeOutcome Decode(int place, ReadOnlyMemory<byte> file, uint models)
    {
        var started = Stopwatch.GetTimestamp();
        var targets = 0;
        for (var frame = 0; frame < _frames.Length; frame++)
        {
            if (IsWanted(frame, models))
            {
                _targets[targets++] = new(_frames[frame], _rgb[place][frame] ??= new byte[_frames[frame].Bytes]);
            }
        }

        var outcome = targets > 0
            ? _decoder.Decode(file, _targets.AsSpan(0, targets))
            : throw new UnreachableException("Bug in Akin: a picture is to be seen by no model.");
        _times.AddDecode(Stopwatch.GetTimestamp() - started);
        return outcome;
    }

    public PictureFeatures Infer(int place, uint models)
    {
        var started = Stopwatch.GetTimestamp();
        var features = new float[]?[_extractors.Length];
        PictureFault?[]? faults = null;
        for (var model = 0; model < features.Length; model++)
        {
            if (!Sees(model, models))
            {
                continue;
            }

            var own = GC.AllocateUninitializedArray<float>(_extractors[model].Dimension);
            if (_extractors[model].TryExtract(_rgb[place][_frameOf[model]], own) is { } fault)
            {
                (faults ??= new PictureFault?[features.Length])[model] = fault;
            }
            else
            {
                features[model] = own;
            }
        }

        _times.AddInference(Stopwatch.GetTimestamp() - started);
        return new(features, faults ?? []);
    }

    public void Dispose() => Array.ForEach(_extractors, extractor => extractor.Dispose());

    private static bool Sees(int model, uint models) => (models & (1u << model)) != 0;

    private bool IsWanted(int frame, uint models)
    {
        for (var model = 0; model < _frameOf.Length; model++)
        {
            if (_frameOf[model] == frame && Sees(model, models))
            {
                return true;
            }
        }

        return false;
    }
}
