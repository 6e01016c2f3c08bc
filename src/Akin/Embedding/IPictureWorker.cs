using Akin.Imaging;

namespace Akin.Embedding;

/// <summary>
/// Makes features of some pictures at a time: first decodes all, then infers all, so that each of the two finds its
/// code and tables in the core's caches. Each worker thread has its own.
/// </summary>
internal interface IPictureWorker : IDisposable
{
    /// <summary>Number of decoded pictures that there is room for, ≥ 1.</summary>
    int Places { get; }

    /// <summary>Decodes a picture into a place, 0 … <see cref="Places"/> − 1; a bad one is a value.</summary>
    /// <param name="place">The place.</param>
    /// <param name="file">The file's bytes.</param>
    /// <param name="models">The models that are to see it, bit i for model i.</param>
    DecodeOutcome Decode(int place, ReadOnlyMemory<byte> file, uint models);

    /// <summary>Pictures that it is best given at once, 1 … <see cref="Places"/>.</summary>
    int Pictures => 1;

    /// <summary>The features of pictures that were decoded, with success.</summary>
    /// <param name="pictures">Their places, and the models as they were when they were decoded; at most <see
    /// cref="Pictures"/>.</param>
    /// <returns>For each picture what each model gives; one that fails on it is a value.</returns>
    IReadOnlyList<PictureFeatures> Infer(IReadOnlyList<(int Place, uint Models)> pictures);
}
