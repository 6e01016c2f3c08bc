using System.Collections.Concurrent;
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
    private const int StripBytes = 1 << 18;
    private readonly ConcurrentBag<TriangleResampler> _resamplers = [];

    /// <summary>Creates a decoder.</summary>
    /// <param name="limits">How large a picture may be.</param>
    public PictureDecoder(DecodeLimits limits)
    {
        Limits = limits;
    }

    /// <summary>How large a picture may be.</summary>
    public DecodeLimits Limits { get; }

    /// <summary>Tells format, size and orientation without decoding.</summary>
    /// <returns><see cref="PictureState.Pending"/> when the file looks fine, else its final state and the reason.</returns>
    public DecodeOutcome ReadHeader(ReadOnlyMemory<byte> file) => HeaderCheck.Run(file, Limits);

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
        var outcome = ReadHeader(file);
        return outcome.State != PictureState.Pending ? outcome : Decode(file, outcome, width, height, rgb);
    }

    /// <summary>Decodes to fit into a box; the aspect is kept, and small pictures stay as they are.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="maxWidth">Largest width in pixels, ≥ 1.</param>
    /// <param name="maxHeight">Largest height in pixels, ≥ 1.</param>
    public (DecodeOutcome Outcome, RgbImage? Image) DecodeInside(
        ReadOnlyMemory<byte> file, int maxWidth, int maxHeight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxWidth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxHeight);
        var outcome = ReadHeader(file);
        if (outcome.State != PictureState.Pending)
        {
            return (outcome, null);
        }

        var header = outcome.Header!;
        var (width, height) = header.Orientation >= 5 ? (header.Height, header.Width) : (header.Width, header.Height);
        var scale = Math.Min(1, Math.Min((double)maxWidth / width, (double)maxHeight / height));
        var image = new RgbImage(
            Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)), []);
        image = image with { Pixels = new byte[image.Width * image.Height * 3] };
        outcome = Decode(file, outcome, image.Width, image.Height, image.Pixels);
        return (outcome, outcome.State == PictureState.Ready ? image : null);
    }

    private DecodeOutcome Decode(
        ReadOnlyMemory<byte> file, DecodeOutcome pending, int width, int height, Span<byte> rgb)
    {
        var header = pending.Header!;
        var (storedWidth, storedHeight) = header.Orientation >= 5 ? (height, width) : (width, height);
        var work = new Work(this, file, header, storedWidth, storedHeight, rgb);
        try
        {
            VipsGate.Run(work, static work => work.Run());
            return pending with { State = PictureState.Ready };
        }
        catch (VipsException e)
        {
            return pending with { State = PictureState.Unreadable, Reason = e.Message };
        }
    }

    private readonly ref struct Work(
        PictureDecoder decoder, ReadOnlyMemory<byte> file, ImageHeader header, int width, int height, Span<byte> rgb)
    {
        private readonly Span<byte> _rgb = rgb;

        public bool Run()
        {
            using var buffer = new VipsBuffer(file);
            var loader = header.Format switch
            {
                ImageFormat.Jpeg => VipsLoader.Jpeg,
                _ => VipsLoader.Png,
            };
            var shrink = header.Format == ImageFormat.Jpeg
                ? JpegShrink(Math.Min(header.Width / width, header.Height / height)) : 1;
            using var image = VipsImage.Load(loader, buffer, VipsFailOn.Truncated, shrink);
            using var viewed = ViewerColours.Apply(image);
            using var rows = new VipsRows(viewed);
            var resampler = decoder._resamplers.TryTake(out var used) ? used : new TriangleResampler();
            resampler.Begin(viewed.Width, viewed.Height, width, height);
            var sink = new RowSink(_rgb, width, height, header.Orientation);
            var stride = viewed.Width * 3;
            var strip = Math.Clamp(StripBytes / stride, 1, viewed.Height);
            for (var top = 0; top < viewed.Height; top += strip)
            {
                var count = Math.Min(strip, viewed.Height - top);
                var pixels = rows.Read(top, count);
                for (var row = 0; row < count; row++)
                {
                    resampler.Add(pixels.Slice(row * stride, stride), ref sink);
                }
            }

            decoder._resamplers.Add(resampler);
            return true;
        }

        private static int JpegShrink(int factor) => factor switch { >= 8 => 8, >= 4 => 4, >= 2 => 2, _ => 1 };
    }
}
