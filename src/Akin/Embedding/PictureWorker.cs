using System.Diagnostics;
using Akin.Imaging;

namespace Akin.Embedding;

/// <summary>
/// Decodes pictures into buffers of its own and computes their features, and counts the time of both.
/// </summary>
internal sealed class PictureWorker(EmbeddingModel model, PictureDecoder decoder, WorkTimes times) : IPictureWorker
{
    private readonly FeatureExtractor _extractor = new(model);
    private readonly PictureFrame _frame = model.Recipe.Preprocessing.Frame;
    private readonly byte[]?[] _rgb = new byte[8][];

    public int Places => _rgb.Length;

    public DecodeOutcome Decode(int place, ReadOnlyMemory<byte> file)
    {
        var started = Stopwatch.GetTimestamp();
        var rgb = _rgb[place] ??= new byte[_extractor.PixelBytes];
        var outcome = decoder.Decode(file, _frame, rgb);
        times.AddDecode(Stopwatch.GetTimestamp() - started);
        return outcome;
    }

    public float[] Infer(int place)
    {
        var started = Stopwatch.GetTimestamp();
        var features = GC.AllocateUninitializedArray<float>(_extractor.Dimension);
        _extractor.Extract(_rgb[place], features);
        times.AddInference(Stopwatch.GetTimestamp() - started);
        return features;
    }

    public void Dispose() => _extractor.Dispose();
}
