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
    DecodeOutcome Decode(int place, ReadOnlyMemory<byte> file);

    /// <summary>The features of the picture that was decoded, with success, into a place.</summary>
    float[] Infer(int place);
}
