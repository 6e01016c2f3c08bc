using Akin.Imaging.Resampling;
using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>The decoding of one file into one place, as often as it is asked for.</summary>
/// <param name="file">The whole file.</param>
/// <param name="known">What its header says.</param>
/// <param name="width">Wanted width of the picture as stored.</param>
/// <param name="height">Wanted height of the picture as stored.</param>
/// <param name="sink">Gets the rows.</param>
internal readonly ref struct DecodeWork(
    ReadOnlyMemory<byte> file, Identification known, int width, int height, RowSink sink)
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
        new(other, known, width, height, _sink) { FailOn = failOn };

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

    /// <summary>Feeds a picture's rows to the sink in the wanted size.</summary>
    public void Resample<TRows>(TRows picture)
        where TRows : IPictureRows
    {
        var resampler = TriangleResampler.Rent(picture.Width, picture.Height, width, height);
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
    /// The largest factor that leaves at least as many pixels as are wanted, as JPEG decoders offer it.
    /// </summary>
    private int Shrink()
    {
        var header = known.Outcome.Header!;
        return header.Format != ImageFormat.Jpeg ? 1
            : Math.Min(header.Width / width, header.Height / height) switch { >= 8 => 8, >= 4 => 4, >= 2 => 2, _ => 1 };
    }

    /// <summary>SVG is drawn no smaller than wanted, and within what its renderer can hold.</summary>
    private double Scale()
    {
        const double largestEdge = 16_384;
        var header = known.Outcome.Header!;
        return header.Format != ImageFormat.Svg ? 1 : Math.Min(
            Math.Max((double)width / header.Width, (double)height / header.Height),
            largestEdge / Math.Max(header.Width, header.Height));
    }
}
