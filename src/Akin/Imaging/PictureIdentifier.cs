using System.Globalization;
using Akin.Imaging.Bitmaps;
using Akin.Imaging.Formats;
using Akin.Intake;
using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>
/// Says what a file is, and refuses what need not be decoded: other formats, damaged headers, what is too large.
/// </summary>
internal static class PictureIdentifier
{
    /// <summary>Identifies; O(1) but for formats whose header is spread over the file.</summary>
    public static Identification Identify(ReadOnlyMemory<byte> file, DecodeLimits limits)
    {
        if (file.IsEmpty)
        {
            return Final(PictureState.Empty, "The file is empty.", "");
        }

        var content = FormatSniffer.Sniff(file.Span);
        if (!content.IsPicture)
        {
            return Final(PictureState.NotAPicture, $"The content is {content.Name}, not a picture.", "");
        }

        if (file.Length > limits.MaxFileBytes)
        {
            return Final(
                PictureState.TooLarge,
                $"The file has {Number(file.Length)} bytes; the limit is {Number(limits.MaxFileBytes)}.",
                content.Name);
        }

        if (content.Format is > ImageFormat.Bmp or ImageFormat.Unknown)
        {
            return Unsupported(content.Name);
        }

        if (!TryReadFacts(content.Format, file, out var facts, out var reason))
        {
            var early = content.Format == ImageFormat.Jpeg && JpegHeader.EndsEarly(file.Span);
            return early || facts.NeededBytes > file.Length
                ? Final(PictureState.Truncated, "The file ends inside its header.", content.Name)
                : Final(
                    PictureState.Unreadable,
                    reason.Length > 0 ? $"The header is damaged: {reason}." : "The header is damaged.",
                    content.Name);
        }

        return facts.UnsupportedName is { } name ? Unsupported(name) : Limit(content, facts, limits);
    }

    private static Identification Limit(SniffedContent content, HeaderFacts facts, DecodeLimits limits)
    {
        var header = new ImageHeader(content.Format, facts.Width, facts.Height, Math.Max(1, facts.Orientation));
        var pending = new Identification(new(PictureState.Pending, "", header, content.Name), facts);
        var pixels = (long)facts.Width * facts.Height;
        var size = $"{Number(facts.Width)} × {Number(facts.Height)} pixels";
        if (pixels > limits.MaxPixels && content.Format != ImageFormat.Svg)
        {
            var reason = $"{size} are {Number(pixels)}; the limit is {Number(limits.MaxPixels)}.";
            return pending with { Outcome = pending.Outcome with { State = PictureState.TooLarge, Reason = reason } };
        }

        if (pending.DecodeBytes > Math.Min(limits.MaxDecodeBytes, Array.MaxLength))
        {
            var reason = $"To decode {size} of this {content.Name} file would take " +
                $"{Number(pending.DecodeBytes >> 20)} MiB of memory; the limit is " +
                $"{Number(limits.MaxDecodeBytes >> 20)} MiB.";
            return pending with { Outcome = pending.Outcome with { State = PictureState.TooLarge, Reason = reason } };
        }

        return pending;
    }

    private static bool TryReadFacts(
        ImageFormat format, ReadOnlyMemory<byte> file, out HeaderFacts facts, out string reason)
    {
        reason = "";
        return format switch
        {
            ImageFormat.Jpeg => JpegHeader.TryRead(file.Span, out facts),
            ImageFormat.Png => PngHeader.TryRead(file.Span, out facts) && facts.Width > 0 && facts.Height > 0,
            ImageFormat.WebP => WebPHeader.TryRead(file.Span, out facts),
            ImageFormat.Gif => GifHeader.TryRead(file.Span, out facts),
            ImageFormat.Tiff => TiffHeader.TryRead(file.Span, out facts),
            ImageFormat.Bmp => TryReadBitmap(file.Span, out facts, out reason),
            _ => TryAskVips(format, file, out facts, out reason),
        };
    }

    private static bool TryReadBitmap(ReadOnlySpan<byte> file, out HeaderFacts facts, out string reason)
    {
        facts = new HeaderFacts { NeededBytes = 26 };
        if (BmpHeader.Read(file, out reason) is not { } header)
        {
            return false;
        }

        facts = new HeaderFacts
        {
            Width = header.Width,
            Height = header.Height,
            NeededBytes = header.NeededBytes,
            BytesPerPixel = header.Compression switch
            {
                BmpCompression.RunLength4 or BmpCompression.RunLength8 => 1,
                BmpCompression.RunLength24 => 3,
                _ => 0,
            },
            UnsupportedName = header.UnsupportedName,
        };
        return true;
    }

    /// <summary>
    /// AVIF and SVG say their size in ways that are best left to the decoder; it is asked for the header alone.
    /// </summary>
    private static bool TryAskVips(
        ImageFormat format, ReadOnlyMemory<byte> file, out HeaderFacts facts, out string reason)
    {
        // Measured: the decoder keeps several copies, in steps from its own layout to ours.
        const double avifBytesPerPixel = 15;
        facts = new HeaderFacts { NeededBytes = format == ImageFormat.Avif ? IsoMedia.NeededBytes(file.Span) : 0 };
        try
        {
            var (width, height, deep) = VipsGate.Run((file, format), static work =>
            {
                using var source = new VipsBuffer(work.file);
                using var image = VipsImage.Load(VipsPicture.LoaderOf(work.format), source, VipsFailOn.Truncated);
                return (image.Width, image.Height, image.Format != VipsBandFormat.U8);
            });
            facts = facts with
            {
                Width = width,
                Height = height,
                BytesPerPixel = format == ImageFormat.Avif ? avifBytesPerPixel * (deep ? 2 : 1) : 0,
            };
            reason = "";
            return true;
        }
        catch (VipsException e)
        {
            reason = e.NativeText;
            return false;
        }
    }

    private static Identification Unsupported(string name) =>
        Final(PictureState.Unsupported, $"{name} is a picture format that Akin cannot read.", name);

    private static Identification Final(PictureState state, string reason, string name) =>
        new(new(state, reason, null, name), default);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
