using Akin.Imaging.Formats;
using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>
/// Judges a JPEG file that does not decode without a word. Many warn of what does no harm to the picture; what does
/// is told by libjpeg's texts, which have not changed since 1991.
/// </summary>
internal static class JpegDiagnosis
{
    private const string Premature = "premature end";
    private const int Tail = 32;
    private static readonly string[] Harm = ["bad Huffman code", "bad arithmetic code", "instead of RST"];

    /// <summary>Decodes again, alone, and listens.</summary>
    /// <returns>Whether the file ends too early.</returns>
    /// <exception cref="VipsException">The picture is damaged.</exception>
    public static bool EndsEarly(DecodeWork work)
    {
        var cut = JpegHeader.EndsEarly(work.File.Span);
        if (cut && work.File.Span[^Math.Min(Tail, work.File.Length)..].IndexOfAnyExcept((byte)0) < 0)
        {
            // A place on the disk that was laid out for the file and never filled.
            return true;
        }

        try
        {
            // Some files lack nothing but the mark of their end.
            ReadOnlyMemory<byte> file = cut ? (byte[])[.. work.File.Span, 0xFF, 0xD9] : work.File;
            VipsGate.Alone(work.With(file, VipsFailOn.Truncated), static work => work.Run(), out var warnings);
            if (warnings.Contains(Premature, StringComparison.Ordinal))
            {
                return true;
            }

            return Array.Exists(Harm, harm => warnings.Contains(harm, StringComparison.Ordinal))
                ? throw new VipsException("The picture is damaged.", warnings) : false;
        }
        catch (VipsException e) when (cut || e.NativeText.Contains(Premature, StringComparison.Ordinal))
        {
            return true;
        }
    }
}
