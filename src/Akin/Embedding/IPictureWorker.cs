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

    /// <summary>The features of the picture that was decoded, with success, into a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="models">The models, as they were when it was decoded.</param>
    /// <returns>What each model gives; one that fails on this picture is a value.</returns>
    PictureFeatures Infer(int place, uint models);
}
