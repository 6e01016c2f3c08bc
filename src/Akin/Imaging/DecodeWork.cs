using Akin.Imaging.Jpeg;
using Akin.Imaging.Resampling;
using Akin.Native.Vips;

namespace Akin.Imaging;

/// <summary>The decoding of one file, as often as it is asked for.</summary>
/// <param name="file">The whole file.</param>
/// <param name="known">What its header says.</param>
/// <param name="sinks">Say what is to be made of it, and get the rows; all want the file loaded in the same
/// <see cref="Size"/>.</param>
internal readonly struct DecodeWork(ReadOnlyMemory<byte> file, Identification known, params RowSink[] sinks)
{
    /// <summary>The format.</summary>
    public ImageFormat Format => known.Outcome.Header!.Format;

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> File => file;

    /// <summary>How much harm makes it fail.</summary>
    public VipsFailOn FailOn { get; init; } = VipsFailOn.Truncated;

    /// <summary>The same with another file that has the same header.</summary>
    public DecodeWork With(ReadOnlyMemory<byte> other, VipsFailOn failOn) =>
        new(other, known, sinks) { FailOn = failOn };

    /// <summary>
    /// What a file is loaded in for a purpose: the factor by which its decoder shrinks it, and that by which an SVG is
    /// drawn larger than it says. Purposes of the same size see the same rows.
    /// </summary>
    public static (int Shrink, double Scale) Size(ImageHeader header, ResizePlan plan) =>
        (Shrink(header, plan), Scale(header, plan));

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

        var (shrink, scale) = Size(known.Outcome.Header!, sinks[0].Plan);
        using var picture = new VipsPicture(Format, file, FailOn, shrink, scale);
        Resample(picture);
        return true;
    }

    /// <summary>Decodes a small plain JPEG without libvips; false when it is not one.</summary>
    public bool TryRunPlain()
    {
        var header = known.Outcome.Header!;
        if (Shrink(header, sinks[0].Plan) != 1)
        {
            return false;
        }

        // The memory was counted, and the frame laid out, for the size that the header was found to have.
        using var picture = PlainJpeg.TryDecode(file);
        if (picture is null || (picture.Width, picture.Height) != (header.Width, header.Height))
        {
            return false;
        }

        Resample(picture);
        return true;
    }

    /// <summary>Feeds a picture's rows to the sinks, each in the size that it wants.</summary>
    public void Resample<TRows>(TRows picture)
        where TRows : IPictureRows
    {
        var resamplers = new RowResampler[sinks.Length];
        for (var i = 0; i < sinks.Length; i++)
        {
            resamplers[i] = RowResampler.Rent(picture.Width, picture.Height, sinks[i].Plan);
        }

        var stride = picture.Width * 3;
        for (var rows = picture.Next(); !rows.IsEmpty; rows = picture.Next())
        {
            for (var i = 0; i < sinks.Length; i++)
            {
                for (var at = 0; at < rows.Length; at += stride)
                {
                    resamplers[i].Add(rows[at..], sinks[i]);
                }
            }
        }

        // The last returned is the next rented: a picture of the same size finds its weights prepared.
        for (var i = sinks.Length - 1; i >= 0; i--)
        {
            resamplers[i].Return();
        }
    }

    /// <summary>
    /// The largest factor, as JPEG decoders offer it, that leaves what the filter needs: at least as many pixels as are
    /// wanted for the bilinear one, twice as many for finer ones, and all of them for the nearest.
    /// </summary>
    private static int Shrink(ImageHeader header, ResizePlan plan)
    {
        if (header.Format != ImageFormat.Jpeg)
        {
            return 1;
        }

        var least = plan.Interpolation switch
        {
            Interpolation.Bilinear => 1,
            Interpolation.Nearest => int.MaxValue,
            _ => 2,
        };
        var factor = Math.Min(header.Width / plan.Across.Length, header.Height / plan.Down.Length) / least;
        return factor switch { >= 8 => 8, >= 4 => 4, >= 2 => 2, _ => 1 };
    }

    /// <summary>SVG is drawn no smaller than wanted, and within what its renderer can hold.</summary>
    private static double Scale(ImageHeader header, ResizePlan plan)
    {
        const double largestEdge = 16_384;
        var (width, height) = (plan.Across.Length, plan.Down.Length);
        return header.Format != ImageFormat.Svg ? 1 : Math.Min(
            Math.Max((double)width / header.Width, (double)height / header.Height),
            largestEdge / Math.Max(header.Width, header.Height));
    }
}
