using Akin.Duplicates.Comparing;
using Akin.Imaging;
using Akin.Imaging.Resampling;

namespace Akin.Duplicates;

/// <summary>
/// Tells of two pictures of the same whether the larger one was made of the smaller one: enlarged by one of the usual
/// filters, that one then has all fine structure of it, while a true large picture has some that no enlarging brings.
/// Looked at are the windows, one in each quarter, where the smaller one has the most of it. What was made of the
/// smaller pictures is kept for the next larger one. Not safe for several threads.
/// </summary>
/// <param name="decoder">Decodes what is compressed to compare.</param>
/// <param name="read">Reads a picture in full; none when it cannot be had any more.</param>
internal sealed class EnlargedCopy(PictureDecoder decoder, Func<DuplicatePicture, ReadPicture?> read)
{
    /// <summary>The share of the large picture's fine structure that the enlarged small one may lack.</summary>
    private const double MostUnexplained = 0.3;

    /// <summary>What lacks more where the small one has the most of it is not looked at elsewhere.</summary>
    private const double ClearlyUnexplained = 0.5;

    /// <summary>As little is what saving the file explains, whatever is lost the other way.</summary>
    private const double AsGoodAsNothing = 0.03;

    /// <summary>Pixels of the small one by which the shapes may differ: sizes are rounded.</summary>
    private const double Rounding = 1.5;
    private const int ThumbnailSide = 16;
    private const double LeastAlike = 0.9;

    /// <summary>Pictures, and first windows of them, that are kept.</summary>
    private const int MostKept = 16;

    private static readonly Interpolation[] Filters =
        [Interpolation.Bilinear, Interpolation.Bicubic, Interpolation.Lanczos];

    /// <summary>Which pixel is repeated where two are as near: the left one, the right one, as sums round.</summary>
    private static readonly double[] Ties = [-0.01, 0.01, 0];
    private readonly Dictionary<DuplicatePicture, (Luminance Thumbnail, FineStructure Fine)?> _small = [];
    private readonly Dictionary<(DuplicatePicture Small, int Width, int Height, Turn Turn), ResizedWindows> _first = [];

    /// <summary>
    /// Whether the large picture is the small one enlarged, turned or not, in whatever tones: the small one explains
    /// its fine structure, and better than the large one explains that of the small one. None where they show different
    /// parts, and where the small one cannot be had any more.
    /// </summary>
    /// <param name="large">The large picture, as it was read.</param>
    /// <param name="thumbnail">The same by <see cref="ThumbnailOf"/>.</param>
    /// <param name="small">The small one.</param>
    public bool? IsOf(ReadPicture large, Luminance thumbnail, DuplicatePicture small)
    {
        var other = new Lazy<ReadPicture?>(() => read(small));
        if (Known(small, other) is not { } known || TurnOf(thumbnail, known.Thumbnail) is not { } turn)
        {
            return null;
        }

        var (width, height) = (large.Image.Width, large.Image.Height);
        var (across, down) = turn.IsTransposed ? (height, width) : (width, height);
        if (Math.Abs(((double)down * small.Width / across) - small.Height) > Rounding)
        {
            return null;
        }

        var key = (small, width, height, turn);
        if (!_first.TryGetValue(key, out var first))
        {
            if (other.Value is not { } picture)
            {
                return null;
            }

            Forget(_first);
            _first.Add(key, first = Enlarged(picture.Image, [known.Fine.Windows(width, height, turn)[0]], key));
        }

        if (first.UnexplainedOf(large, decoder, AsGoodAsNothing) > ClearlyUnexplained
            || other.Value is not { } smaller)
        {
            return false;
        }

        var lacks = Enlarged(smaller.Image, known.Fine.Windows(width, height, turn), key)
            .UnexplainedOf(large, decoder, AsGoodAsNothing);
        return lacks < AsGoodAsNothing || (lacks <= MostUnexplained && lacks < Shrunk(large.Image, smaller, turn.Back)
            .UnexplainedOf(smaller, decoder, AsGoodAsNothing));
    }

    /// <summary>The picture very small, by which is told how another one lies.</summary>
    public static Luminance ThumbnailOf(RgbImage image) =>
        Luminance.Of(ImageResize.To(image, ThumbnailSide, ThumbnailSide));

    private static ResizedWindows Enlarged(
        RgbImage small, IReadOnlyList<PixelWindow> windows,
        (DuplicatePicture Small, int Width, int Height, Turn Turn) to) => new(
        windows,
        [
            .. Filters.Select(filter => (Func<PixelWindow, RgbImage>)(
                window => window.Of(small, to.Width, to.Height, to.Turn, filter))),
            .. Ties.Select(tie => (Func<PixelWindow, RgbImage>)(
                window => window.Repeated(small, to.Width, to.Height, to.Turn, tie))),
        ]);

    private static ResizedWindows Shrunk(RgbImage large, ReadPicture small, Turn turn)
    {
        var (width, height) = (small.Image.Width, small.Image.Height);
        return new(
            FineStructure.Of(small.Image).Windows(width, height, default),
            [.. Filters.Select(filter => (Func<PixelWindow, RgbImage>)(
                window => window.Of(large, width, height, turn, filter)))]);
    }

    /// <summary>What is to be known of a small picture before it is enlarged.</summary>
    private (Luminance Thumbnail, FineStructure Fine)? Known(DuplicatePicture small, Lazy<ReadPicture?> other)
    {
        if (!_small.TryGetValue(small, out var known))
        {
            Forget(_small);
            known = other.Value is { } picture
                ? (ThumbnailOf(picture.Image), FineStructure.Of(picture.Image)) : null;
            _small.Add(small, known);
        }

        return known;
    }

    private static void Forget<TKey, TValue>(Dictionary<TKey, TValue> kept)
        where TKey : notnull
    {
        if (kept.Count == MostKept)
        {
            kept.Clear();
        }
    }

    /// <summary>How the small one is to be turned to lie as the large one; none where it shows another part.</summary>
    private static Turn? TurnOf(Luminance large, Luminance small)
    {
        var best = Enumerable.Range(0, Turn.Count).Select(i => new Turn((byte)i)).MaxBy(Likeness);
        return Likeness(best) > LeastAlike ? best : null;

        double Likeness(Turn turn) => Correlation.Of(large.Values, small.Turned(turn).Values);
    }
}
