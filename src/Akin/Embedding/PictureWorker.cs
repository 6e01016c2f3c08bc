using System.Diagnostics;
using Akin.Imaging;
using Akin.Intake;

namespace Akin.Embedding;

/// <summary>
/// Decodes a picture into a buffer of its own and computes its features, and counts the time of both.
/// </summary>
internal sealed class PictureWorker(EmbeddingModel model, PictureDecoder decoder, WorkTimes times) : IPictureWorker
{
    private readonly FeatureExtractor _extractor = new(model);
    private readonly byte[] _rgb = new byte[model.Card.Width * model.Card.Height * 3];

    public EmbeddedPicture Embed(long pictureId, ReadOnlyMemory<byte> file)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = decoder.DecodeSquashed(file, model.Card.Width, model.Card.Height, _rgb);
        var decoded = Stopwatch.GetTimestamp();
        times.AddDecode(decoded - started);
        if (outcome.State != PictureState.Ready)
        {
            return new EmbeddedPicture(pictureId, outcome, null);
        }

        var features = GC.AllocateUninitializedArray<float>(_extractor.Dimension);
        _extractor.Extract(_rgb, features);
        times.AddInference(Stopwatch.GetTimestamp() - decoded);
        return new EmbeddedPicture(pictureId, outcome, features);
    }

    public void Dispose() => _extractor.Dispose();
}
