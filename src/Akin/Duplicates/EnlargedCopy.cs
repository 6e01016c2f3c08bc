using Akin.Duplicates.Comparing;
using Akin.Imaging;
using Akin.Imaging.Resampling;

namespace Akin.Duplicates;

/// <summary>
/// Tells of two pictures of the same whether the larger one was made of the smaller one: enlarged by one of the usual
/// filters, that one then has all fine structure of it, while a true large picture has some that no enlarging brings.
/// </summary>
/// <param name="decoder">Decodes what is compressed to compare.</param>
internal sealed class EnlargedCopy(PictureDecoder decoder)
{
    /// <summary>The share of the large picture's fine structure that the enlarged small one may lack.</summary>
    private const double MostUnexplained = 0.3;

    /// <summary>How much more than it should compressing may have changed.</summary>
    private const double Compressing = 1.2;

    /// <summary>As little is what saving the file explains, whatever is lost the other way.</summary>
    private const double AsGoodAsNothing = 0.03;

    /// <summary>Pixels of the small one by which the shapes may differ: sizes are rounded.</summary>
    private const double Rounding = 1.5;
    private const int ThumbnailSide = 16;
    private const double LeastAlike = 0.9;

    private static readonly Interpolation[] Filters =
        [Interpolation.Bilinear, Interpolation.Bicubic, Interpolation.Lanczos];

    /// <summary>Which pixel is repeated where two are as near: the left one, the right one, as sums round.</summary>
    private static readonly double[] Ties = [-0.01, 0.01, 0];

    /// <summary>
    /// Whether the large picture is the small one enlarged, turned or not, in whatever tones: the small one explains
    /// its fine structure, and better than the large one explains that of the small one. None where they show different
    /// parts.
    /// </summary>
    public bool? IsOf(ReadPicture large, ReadPicture small)
    {
        var (light, smallLight) = (Luminance.Of(large.Image), Luminance.Of(small.Image));
        if (TurnOf(light, smallLight) is not { } turn)
        {
            return null;
        }

        var (width, height) = turn.IsTransposed ? (light.Height, light.Width) : (light.Width, light.Height);
        if (Math.Abs(((double)height * smallLight.Width / width) - smallLight.Height) > Rounding)
        {
            return null;
        }

        var lacks = Unexplained(light, large.Quality, turn,
        [
            .. Filters.Select(filter => (Func<RgbImage>)(() => ImageResize.To(small.Image, width, height, filter))),
            .. Ties.Select(tie => (Func<RgbImage>)(() => Repeated(small.Image, width, height, tie))),
        ]);
        if (lacks is < AsGoodAsNothing or > MostUnexplained)
        {
            return lacks < AsGoodAsNothing;
        }

        (width, height) = turn.IsTransposed
            ? (smallLight.Height, smallLight.Width)
            : (smallLight.Width, smallLight.Height);
        return lacks < Unexplained(smallLight, small.Quality, turn.Back,
            [.. Filters.Select(filter => (Func<RgbImage>)(() => ImageResize.To(large.Image, width, height, filter)))]);
    }

    /// <summary>
    /// The least share of a picture's fine structure that none of others of its size explains, nor compressing it.
    /// </summary>
    private double Unexplained(Luminance picture, int? quality, Turn turn, Func<RgbImage>[] others)
    {
        var fine = Fine(picture);
        var (best, least) = (others[0], double.MaxValue);
        foreach (var other in others)
        {
            var share = 1 - Squared(CorrelationOf(fine, Fine(Luminance.Of(other()).Turned(turn))));
            (best, least) = share < least ? (other, share) : (best, least);
        }

        if (quality is not { } known || least < AsGoodAsNothing
            || decoder.DecodeInside(PictureEncoder.Jpeg(best(), known), picture.Width + picture.Height,
                picture.Width + picture.Height).Image is not { } decoded)
        {
            return least;
        }

        var (plain, compressed) = (Fine(Luminance.Of(best()).Turned(turn)), Fine(Luminance.Of(decoded).Turned(turn)));
        double all = 0, changed = 0;
        for (var i = 0; i < fine.Length; i++)
        {
            all += fine[i] * (double)fine[i];
            changed += Squared(compressed[i] - plain[i]);
        }

        return Math.Min(
            1 - Squared(CorrelationOf(fine, compressed)),
            Math.Max(0, least - (Compressing * changed / Math.Max(1, all))));
    }

    private static double Squared(double value) => value * value;

    /// <summary>Enlarged by repeating pixels.</summary>
    private static RgbImage Repeated(RgbImage image, int width, int height, double tie)
    {
        var (columns, rows) = (Places(width, image.Width), Places(height, image.Height));
        var pixels = new byte[3 * width * height];
        for (var y = 0; y < height; y++)
        {
            var line = rows[y] * image.Width;
            for (var x = 0; x < width; x++)
            {
                image.Pixels.AsSpan(3 * (line + columns[x]), 3).CopyTo(pixels.AsSpan(3 * ((y * width) + x)));
            }
        }

        return new(width, height, pixels);

        int[] Places(int length, int count)
        {
            var places = new int[length];
            var step = (double)count / length;
            var at = step / 2;
            for (var i = 0; i < length; i++, at += step)
            {
                places[i] = Math.Clamp((int)(at + tie), 0, count - 1);
            }

            return places;
        }
    }

    /// <summary>How the small one is to be turned to lie as the large one; none where it shows another part.</summary>
    private static Turn? TurnOf(Luminance large, Luminance small)
    {
        var there = large.Resized(Frame.Whole, ThumbnailSide, ThumbnailSide);
        var here = small.Resized(Frame.Whole, ThumbnailSide, ThumbnailSide);
        var best = Enumerable.Range(0, Turn.Count).Select(i => new Turn((byte)i))
            .MaxBy(turn => CorrelationOf(there.Values, here.Turned(turn).Values));
        return CorrelationOf(there.Values, here.Turned(best).Values) > LeastAlike ? best : null;
    }

    /// <summary>The Laplacian of all but the border.</summary>
    private static float[] Fine(Luminance picture)
    {
        var (width, height) = (picture.Width, picture.Height);
        var values = picture.Values;
        var fine = new float[Math.Max(0, width - 2) * Math.Max(0, height - 2)];
        var to = 0;
        for (var y = 1; y < height - 1; y++)
        {
            for (var at = (y * width) + 1; at < ((y + 1) * width) - 1; at++)
            {
                fine[to++] = (4 * values[at]) - values[at - 1] - values[at + 1] - values[at - width]
                    - values[at + width];
            }
        }

        return fine;
    }

    private static double CorrelationOf(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var pairs = new TonePairs();
        pairs.Add(a, b);
        return Math.Max(0, pairs.Correlation);
    }
}
