using Akin.Imaging.Formats;
using Akin.Intake;

namespace Akin.Imaging;

/// <summary>What can be said of a file before it is decoded.</summary>
internal static class HeaderCheck
{
    public static DecodeOutcome Run(ReadOnlyMemory<byte> file, DecodeLimits limits)
    {
        var bytes = file.Span;
        if (bytes.IsEmpty)
        {
            return new(PictureState.Empty, "The file has no byte.", null, "");
        }

        var content = FormatSniffer.Sniff(bytes);
        if (content.Format == ImageFormat.Unknown)
        {
            return new(PictureState.NotAPicture, content.Name, null, "");
        }

        HeaderFacts facts;
        if (!(content.Format == ImageFormat.Jpeg
            ? JpegHeader.TryRead(bytes, out facts) : PngHeader.TryRead(bytes, out facts)))
        {
            return new(PictureState.Unreadable, "The file's header is damaged.", null, content.Name);
        }

        if ((long)facts.Width * facts.Height > limits.MaxPixels)
        {
            var size = FormattableString.Invariant($"{facts.Width} × {facts.Height}");
            return new(PictureState.TooLarge, $"{size} pixels are more than {limits.MaxPixels}.", null, content.Name);
        }

        var header = new ImageHeader(content.Format, facts.Width, facts.Height, facts.Orientation);
        return new(PictureState.Pending, "", header, content.Name);
    }
}
