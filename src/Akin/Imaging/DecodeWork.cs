using Akin.Imaging.Jpeg;
using Akin.Imaging.Resampling;
using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>The decoding of one file into one place, as often as it is asked for.</summary>
/// <param name="file">The whole file.</param>
/// <param name="known">What its header says.</param>
/// <param name="sink">Says what is to be made of it, and gets the rows.</param>
internal readonly ref struct DecodeWork(ReadOnlyMemory<byte> file, Identification known, RowSink sink)
{
    private readonly RowSink _sink = sink;

    /// <summary>The format.</summary>
    public ImageFormat Format => known.Outcome.Header!.Format;

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> File => file;

    /// <summary>How much harm makes it fail.</summary>
    public VipsFailOn FailOn { get; init; } = VipsFailOn.Truncated;

    /// <summary>The same with another file that has the same header.</summary>
    public DecodeWork With(ReadOnlyMemory<byte> other, VipsFailOn failOn) =>
        new(other, known, _sink) { FailOn = failOn };

    /// <summary>Decodes through libvips.</summary>
    /// <exception cref="VipsException">It cannot be decoded.</exception>
    public bool Run()
    {
        if (known.Facts.LabAt > 0)
        {
            using var lab = new LabPicture(file, known.Facts.LabAt);
            Resample(lab);
            return true;
        }

        using var picture = new VipsPicture(Format, file, FailOn, Shrink(), Scale());
        Resample(picture);
        return true;
    }

    /// <summary>Decodes a small plain JPEG without libvips; false when it is not one.</summary>
    public bool TryRunPlain()
    {
        if (Shrink() != 1)
        {
            return false;
        }

        // The memory was counted, and the frame laid out, for the size that the header was found to have.
        var header = known.Outcome.Header!;
        using var picture = PlainJpeg.TryDecode(file);
        if (picture is null || (picture.Width, picture.Height) != (header.Width, header.Height))
        {
            return false;
        }

        Resample(picture);
        return true;
    }

    /// <summary>Feeds a picture's rows to the sink in the wanted size.</summary>
    public void Resample<TRows>(TRows picture)
        where TRows : IPictureRows
    {
        var resampler = RowResampler.Rent(picture.Width, picture.Height, _sink.Plan);
        var stride = picture.Width * 3;
        for (var rows = picture.Next(); !rows.IsEmpty; rows = picture.Next())
        {
            for (var at = 0; at < rows.Length; at += stride)
            {
                resampler.Add(rows[at..], _sink);
            }
        }

        resampler.Return();
    }

    /// <summary>
    /// The largest factor, as JPEG decoders offer it, that leaves what the filter needs: at least as many pixels as are
    /// wanted for the bilinear one, twice as many for finer ones, and all of them for the nearest.
    /// </summary>
    private int Shrink()
    {
        var header = known.Outcome.Header!;
        var least = _sink.Plan.Interpolation switch
        {
            Interpolation.Bilinear => 1,
            Interpolation.Nearest => int.MaxValue,
            _ => 2,
        };
        var factor = Math.Min(header.Width / _sink.Plan.Across.Length, header.Height / _sink.Plan.Down.Length) / least;
        return header.Format == ImageFormat.Jpeg ? factor switch { >= 8 => 8, >= 4 => 4, >= 2 => 2, _ => 1 } : 1;
    }

    /// <summary>SVG is drawn no smaller than wanted, and within what its renderer can hold.</summary>
    private double Scale()
    {
        const double largestEdge = 16_384;
        var header = known.Outcome.Header!;
        var (width, height) = (_sink.Plan.Across.Length, _sink.Plan.Down.Length);
        return header.Format != ImageFormat.Svg ? 1 : Math.Min(
            Math.Max((double)width / header.Width, (double)height / header.Height),
            largestEdge / Math.Max(header.Width, header.Height));
    }
}
