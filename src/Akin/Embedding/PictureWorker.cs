using System.Diagnostics;
using Akin.Embedding.Tuning;
using Akin.Imaging;

namespace Akin.Embedding;

/// <summary>
/// Decodes pictures into buffers of its own and computes their features, and counts the time of both. Models that want
/// the same frame see the same pixels; a file is loaded once for all frames that want it in the same size.
/// </summary>
internal sealed class PictureWorker : IPictureWorker
{
    private const int PlacesInAll = Arrangement.MostPictures;

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
        Pictures = _extractors.Max(extractor => extractor.Pictures);
    }

    public int Places => PlacesInAll;

    public int Pictures { get; }

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

    public IReadOnlyList<PictureFeatures> Infer(IReadOnlyList<(int Place, uint Models)> pictures)
    {
        var started = Stopwatch.GetTimestamp();
        var features = new float[]?[pictures.Count][];
        var faults = new PictureFault?[pictures.Count][];
        for (var i = 0; i < pictures.Count; i++)
        {
            (features[i], faults[i]) = (new float[]?[_extractors.Length], []);
        }

        for (var model = 0; model < _extractors.Length; model++)
        {
            int[] seen = [.. Enumerable.Range(0, pictures.Count).Where(i => Sees(model, pictures[i].Models))];
            foreach (var group in seen.Chunk(_extractors[model].Pictures))
            {
                Infer(model, pictures, group, features, faults);
            }
        }

        _times.AddInference(Stopwatch.GetTimestamp() - started);
        return [.. features.Zip(faults, (own, faulty) => new PictureFeatures(own, faulty))];
    }

    public void Dispose() => Array.ForEach(_extractors, extractor => extractor.Dispose());

    private void Infer(
        int model, IReadOnlyList<(int Place, uint Models)> pictures, int[] group, float[]?[][] features,
        PictureFault?[][] faults)
    {
        var extractor = _extractors[model];
        var given = new (byte[] Rgb, float[] Features)[group.Length];
        for (var i = 0; i < group.Length; i++)
        {
            var own = GC.AllocateUninitializedArray<float>(extractor.Dimension);
            given[i] = (_rgb[pictures[group[i]].Place][_frameOf[model]]!, own);
        }

        var found = new PictureFault?[group.Length];
        extractor.TryExtract(given, found);
        for (var i = 0; i < group.Length; i++)
        {
            if (found[i] is { } fault)
            {
                faults[group[i]] = faults[group[i]] is { Length: > 0 } others
                    ? others : new PictureFault?[_extractors.Length];
                faults[group[i]][model] = fault;
            }
            else
            {
                features[group[i]][model] = given[i].Features;
            }
        }
    }

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
