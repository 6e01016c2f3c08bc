using Akin.Imaging.Formats;

namespace Akin.Imaging;

/// <summary>What is known of a file before it is decoded.</summary>
/// <param name="Outcome">Pending, or the final state.</param>
/// <param name="Facts">What the header says; empty when final.</param>
internal readonly record struct Identification(DecodeOutcome Outcome, HeaderFacts Facts)
{
    /// <summary>
    /// Bytes of memory that decoding takes: the whole frame or a strip, and what resizing keeps of each edge.
    /// </summary>
    public long DecodeBytes =>
        (long)((double)Facts.Width * Facts.Height * Facts.BytesPerPixel) + (64L * Facts.Width) + (48L * Facts.Height);
}
