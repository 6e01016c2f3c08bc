using System.Diagnostics;
using Akin.Imaging.Bitmaps;
using Akin.Imaging.Resampling;
using Akin.Intake;
using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>
/// Turns files into pixels as a viewer shows them: upright, sRGB, 8 bits, over white, the first frame. A file that
/// cannot be decoded yields an outcome with the reason, never an exception. Safe for use by several threads at once.
/// </summary>
public sealed class PictureDecoder
{
    private readonly MemoryBudget _budget;

    /// <summary>Creates a decoder.</summary>
    /// <param name="limits">How large a picture may be.</param>
    /// <exception cref="VipsException">libvips cannot be used; with the reason and what to do.</exception>
    public PictureDecoder(DecodeLimits limits)
    {
        VipsEngine.Start();
        Limits = limits;
        _budget = new(limits.MaxDecodeBytes);
    }

    /// <summary>How large a picture may be.</summary>
    public DecodeLimits Limits { get; }

    /// <summary>Tells format, size and orientation without decoding.</summary>
    /// <returns><see cref="PictureState.Pending"/> when the file looks fine, else its final state and the
    /// reason.</returns>
    public DecodeOutcome ReadHeader(ReadOnlyMemory<byte> file) => PictureIdentifier.Identify(file, Limits).Outcome;

    /// <summary>Decodes into a frame: what a network sees.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="frame">Its size, and how the picture is brought into it.</param>
    /// <param name="rgb">Gets <see cref="PictureFrame.Bytes"/> bytes; undefined unless ready.</param>
    public DecodeOutcome Decode(ReadOnlyMemory<byte> file, PictureFrame frame, Memory<byte> rgb) =>
        Decode(file, [new PictureTarget(frame, rgb)]);

    /// <summary>
    /// Decodes into several frames at once: what several networks see. The file is loaded once for all frames that want
    /// it in the same size, and each gets the bytes that it gets alone.
    /// </summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="targets">At least one.</param>
    /// <returns>The same for all: a picture that is damaged is so for every frame.</returns>
    public DecodeOutcome Decode(ReadOnlyMemory<byte> file, params ReadOnlySpan<PictureTarget> targets)
    {
        ArgumentOutOfRangeException.ThrowIfZero(targets.Length, nameof(targets));
        foreach (var (frame, rgb) in targets)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frame.Width, nameof(targets));
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frame.Height, nameof(targets));
            ArgumentOutOfRangeException.ThrowIfLessThan(rgb.Length, frame.Bytes, nameof(targets));
        }

        var known = PictureIdentifier.Identify(file, Limits);
        return known.Outcome.State == PictureState.Pending ? Decode(file, known, targets) : known.Outcome;
    }

    /// <summary>
    /// Pictures in a file: pages, or frames of an animation, of which only the first is ever decoded.
    /// </summary>
    /// <param name="file">The file's bytes.</param>
    /// <returns>Their number, ≥ 1; 1 where the file cannot be told to have more.</returns>
    public int CountPages(ReadOnlyMemory<byte> file) => PictureIdentifier.Identify(file, Limits).Outcome is
    {
        State: PictureState.Pending, Header.Format: var format,
    }
        ? PageCount.Of(format, file)
        : 1;

    /// <summary>Decodes to exactly width × height, whatever the picture's aspect.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="width">Width in pixels, ≥ 1.</param>
    /// <param name="height">Height in pixels, ≥ 1.</param>
    /// <param name="rgb">Gets height × width × 3 bytes; undefined unless ready.</param>
    public DecodeOutcome DecodeSquashed(ReadOnlyMemory<byte> file, int width, int height, Memory<byte> rgb) =>
        Decode(file, new PictureFrame(width, height), rgb);

    /// <summary>Decodes to fit into a box; the aspect is kept, and small pictures stay as they are.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="maxWidth">Largest width in pixels, ≥ 1.</param>
    /// <param name="maxHeight">Largest height in pixels, ≥ 1.</param>
    /// <returns>The outcome; the picture when it is ready.</returns>
    public (DecodeOutcome Outcome, RgbImage? Image) DecodeInside(
        ReadOnlyMemory<byte> file, int maxWidth, int maxHeight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxWidth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxHeight);
        var known = PictureIdentifier.Identify(file, Limits);
        if (known.Outcome.State != PictureState.Pending)
        {
            return (known.Outcome, null);
        }

        var (width, height) = Upright(known.Outcome.Header!);
        var scale = Math.Min(1, Math.Min((double)maxWidth / width, (double)maxHeight / height));
        width = Math.Max(1, (int)Math.Round(width * scale));
        height = Math.Max(1, (int)Math.Round(height * scale));
        var image = new RgbImage(width, height, new byte[width * height * 3]);
        var outcome = Decode(file, known, [new(new PictureFrame(width, height), image.Pixels)]);
        return (outcome, outcome.State == PictureState.Ready ? image : null);
    }

    private static (int Width, int Height) Upright(ImageHeader header) =>
        header.Orientation >= 5 ? (header.Height, header.Width) : (header.Width, header.Height);

    private static void Fill(Span<byte> rgb, (byte Red, byte Green, byte Blue) colour)
    {
        for (var at = 0; at + 2 < rgb.Length; at += 3)
        {
            (rgb[at], rgb[at + 1], rgb[at + 2]) = colour;
        }
    }

    /// <summary>Where the rows of a picture go, in a frame that is filled where the picture will not be.</summary>
    private static RowSink Lay(PictureTarget target, ImageHeader header)
    {
        var (frame, rgb) = target;
        var (width, height) = Upright(header);
        var placement = frame.Place(width, height);
        if (placement.Width < frame.Width || placement.Height < frame.Height)
        {
            Fill(rgb.Span[..frame.Bytes], frame.Background);
        }

        return new RowSink(rgb, frame.Width, frame.Height, placement, header.Orientation, frame.Interpolation);
    }

    private DecodeOutcome Decode(
        ReadOnlyMemory<byte> file, Identification known, ReadOnlySpan<PictureTarget> targets)
    {
        var header = known.Outcome.Header!;
        var sinks = new RowSink[targets.Length];
        for (var i = 0; i < sinks.Length; i++)
        {
            sinks[i] = Lay(targets[i], header);
        }

        var outcome = known.Outcome;
        foreach (var together in sinks.GroupBy(sink => DecodeWork.Size(header, sink.Plan)))
        {
            outcome = Decode(new DecodeWork(file, known, [.. together]), known);
            if (outcome.State != PictureState.Ready)
            {
                break;
            }
        }

        return outcome;
    }

    private DecodeOutcome Decode(DecodeWork work, Identification known)
    {
        using var share = _budget.Take(known.DecodeBytes);
        try
        {
            var complete = work.Format switch
            {
                ImageFormat.Bmp => DecodeBitmap(work),
                ImageFormat.Jpeg => DecodeJpeg(work),
                _ => VipsGate.Run(work, static work => work.Run()),
            };
            return complete ? known.Outcome with { State = PictureState.Ready } : Truncated(known, work.File);
        }
        catch (VipsException e)
        {
            return known.Facts.NeededBytes > work.File.Length ? Truncated(known, work.File)
                : known.Outcome with { State = PictureState.Unreadable, Reason = Damaged(e) };
        }
    }

    private static string Damaged(VipsException e) =>
        e.NativeText.Length > 0 ? $"The picture is damaged: {e.NativeText}." : "The picture is damaged.";

    private static bool DecodeJpeg(DecodeWork work) =>
        work.TryRunPlain()
        || VipsGate.TryTogether(work.With(work.File, VipsFailOn.Warning), static work => work.Run(), out _)
        || !JpegDiagnosis.EndsEarly(work);

    private static bool DecodeBitmap(DecodeWork work)
    {
        var header = BmpHeader.Read(work.File.Span, out var reason)
            ?? throw new UnreachableException($"Bug in Akin: {reason}");
        var rows = new BmpRows(header, work.File);
        if (rows.IsComplete)
        {
            using var picture = new BmpPicture(header, rows);
            work.Resample(picture);
        }

        return rows.IsComplete;
    }

    private static DecodeOutcome Truncated(Identification known, ReadOnlyMemory<byte> file)
    {
        var needed = known.Facts.NeededBytes > file.Length ? $" of at least {known.Facts.NeededBytes:N0}" : "";
        return known.Outcome with
        {
            State = PictureState.Truncated,
            Reason = $"The file ends before its picture does: it has {file.Length:N0}{needed} bytes.",
        };
    }
}
