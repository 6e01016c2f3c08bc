using System.Collections.Concurrent;
using System.Diagnostics;
using Akin.Imaging.Bitmaps;
using Akin.Imaging.Formats;
using Akin.Imaging.Resampling;
using Akin.Intake;
using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>
/// Turns files into pixels as a viewer shows them: upright, sRGB, 8 bits, over white, the first frame. A file that cannot be
/// decoded yields an outcome with the reason, never an exception. Safe for use by several threads at once.
/// </summary>
public sealed class PictureDecoder
{
    private readonly ConcurrentBag<TriangleResampler> _resamplers = [];
    private readonly MemoryBudget _budget;

    /// <summary>Creates a decoder.</summary>
    /// <param name="limits">How large a picture may be.</param>
    public PictureDecoder(DecodeLimits limits)
    {
        Limits = limits;
        _budget = new(limits.MaxDecodeBytes);
    }

    /// <summary>How large a picture may be.</summary>
    public DecodeLimits Limits { get; }

    /// <summary>Tells format, size and orientation without decoding.</summary>
    /// <returns><see cref="PictureState.Pending"/> when the file looks fine, else its final state and the reason.</returns>
    public DecodeOutcome ReadHeader(ReadOnlyMemory<byte> file) => PictureIdentifier.Identify(file, Limits).Outcome;

    /// <summary>Decodes to exactly width × height, whatever the picture's aspect: what a network sees.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="width">Width in pixels, ≥ 1.</param>
    /// <param name="height">Height in pixels, ≥ 1.</param>
    /// <param name="rgb">Gets height × width × 3 bytes; undefined unless ready.</param>
    public DecodeOutcome DecodeSquashed(ReadOnlyMemory<byte> file, int width, int height, Span<byte> rgb)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfLessThan(rgb.Length, width * height * 3, nameof(rgb));
        var known = PictureIdentifier.Identify(file, Limits);
        return known.Outcome.State == PictureState.Pending ? Decode(file, known, width, height, rgb) : known.Outcome;
    }

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

        var header = known.Outcome.Header!;
        var (width, height) = header.Orientation >= 5 ? (header.Height, header.Width) : (header.Width, header.Height);
        var scale = Math.Min(1, Math.Min((double)maxWidth / width, (double)maxHeight / height));
        width = Math.Max(1, (int)Math.Round(width * scale));
        height = Math.Max(1, (int)Math.Round(height * scale));
        var image = new RgbImage(width, height, new byte[width * height * 3]);
        var outcome = Decode(file, known, width, height, image.Pixels);
        return (outcome, outcome.State == PictureState.Ready ? image : null);
    }

    private DecodeOutcome Decode(
        ReadOnlyMemory<byte> file, Identification known, int width, int height, Span<byte> rgb)
    {
        var header = known.Outcome.Header!;
        var (storedWidth, storedHeight) = header.Orientation >= 5 ? (height, width) : (width, height);
        using var share = _budget.Take(known.DecodeBytes);
        try
        {
            var sink = new RowSink(rgb, storedWidth, storedHeight, header.Orientation);
            if (header.Format == ImageFormat.Bmp)
            {
                return DecodeBitmap(file, known, storedWidth, storedHeight, sink);
            }

            var work = new Work(this, file, header, storedWidth, storedHeight, sink);
            VipsGate.Run(work, static work => work.Run());
            return known.Outcome with { State = PictureState.Ready };
        }
        catch (VipsException e)
        {
            var early = header.Format == ImageFormat.Jpeg && JpegHeader.EndsEarly(file.Span);
            return early || known.Facts.NeededBytes > file.Length ? Truncated(known, file)
                : known.Outcome with { State = PictureState.Unreadable, Reason = $"The picture is damaged. {e.NativeText}" };
        }
    }

    private DecodeOutcome DecodeBitmap(
        ReadOnlyMemory<byte> file, Identification known, int width, int height, RowSink sink)
    {
        var header = BmpHeader.Read(file.Span, out var reason) ?? throw new UnreachableException($"Bug in Akin: {reason}");
        var rows = new BmpRows(header, file);
        if (!rows.IsComplete)
        {
            return Truncated(known, file);
        }

        using var picture = new BmpPicture(header, rows);
        Resample(picture, width, height, sink);
        return known.Outcome with { State = PictureState.Ready };
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

    private void Resample<TRows>(TRows picture, int width, int height, RowSink sink)
        where TRows : IPictureRows
    {
        var resampler = _resamplers.TryTake(out var used) ? used : new TriangleResampler();
        resampler.Begin(picture.Width, picture.Height, width, height);
        var stride = picture.Width * 3;
        for (var rows = picture.Next(); !rows.IsEmpty; rows = picture.Next())
        {
            for (var at = 0; at < rows.Length; at += stride)
            {
                resampler.Add(rows.Slice(at, stride), sink);
            }
        }

        if (resampler.IsSmall)
        {
            _resamplers.Add(resampler);
        }
    }

    /// <summary>One picture's decoding, as often as the gate asks for it.</summary>
    private readonly ref struct Work(
        PictureDecoder decoder, ReadOnlyMemory<byte> file, ImageHeader header, int width, int height, RowSink sink)
    {
        private readonly RowSink _sink = sink;

        public bool Run()
        {
            using var picture = new VipsPicture(header.Format, file, Shrink(), Scale());
            decoder.Resample(picture, width, height, _sink);
            return true;
        }

        /// <summary>The largest factor that leaves at least as many pixels as are wanted, as JPEG decoders offer it.</summary>
        private int Shrink() => header.Format != ImageFormat.Jpeg ? 1
            : Math.Min(header.Width / width, header.Height / height) switch { >= 8 => 8, >= 4 => 4, >= 2 => 2, _ => 1 };

        /// <summary>SVG is drawn no smaller than wanted, and within what its renderer can hold.</summary>
        private double Scale()
        {
            const double largestEdge = 16_384;
            if (header.Format != ImageFormat.Svg)
            {
                return 1;
            }

            var wanted = Math.Max((double)width / header.Width, (double)height / header.Height);
            return Math.Min(wanted, largestEdge / Math.Max(header.Width, header.Height));
        }
    }
}
