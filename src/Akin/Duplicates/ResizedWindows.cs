using Akin.Duplicates.Comparing;
using Akin.Imaging;

namespace Akin.Duplicates;

/// <summary>
/// What a picture looks like at some windows once it has been brought to another size in each of several ways, and how
/// much of the fine structure of a picture of that size none of them explains.
/// </summary>
internal sealed class ResizedWindows
{
    /// <summary>How much more than it should compressing may have changed.</summary>
    private const double Compressing = 1.2;
    private readonly RgbImage[][] _images;
    private readonly float[][][] _fine;
    private readonly Dictionary<(int Way, int Quality), float[][]?> _compressed = [];

    /// <summary>Takes the windows as each way makes them.</summary>
    /// <param name="windows">The windows of the resized picture.</param>
    /// <param name="ways">Makes a window in one way.</param>
    public ResizedWindows(IReadOnlyList<PixelWindow> windows, IReadOnlyList<Func<PixelWindow, RgbImage>> ways)
    {
        Windows = windows;
        _images = [.. ways.Select(way => windows.Select(way).ToArray())];
        _fine = [.. _images.Select(FineOf)];
    }

    /// <summary>The windows, in pixels of the resized picture.</summary>
    public IReadOnlyList<PixelWindow> Windows { get; }

    /// <summary>
    /// The least share, 0 … 1, of the fine structure of a picture at the windows that no way explains, nor compressing.
    /// </summary>
    /// <param name="picture">A picture of the size.</param>
    /// <param name="decoder">Decodes what is compressed to compare.</param>
    /// <param name="enough">A share so small that nothing smaller need be sought.</param>
    public double UnexplainedOf(ReadPicture picture, PictureDecoder decoder, double enough)
    {
        var (width, height) = (picture.Image.Width, picture.Image.Height);
        var fine = FineOf([.. Windows.Select(window => window.Of(picture.Image, width, height))]);
        var shares = Array.ConvertAll(_fine, resized => Unexplained(fine, resized));
        var best = Array.IndexOf(shares, shares.Min());
        if (picture.Quality is not { } quality || shares[best] < enough
            || Compressed(best, quality, decoder) is not { } compressed)
        {
            return shares[best];
        }

        double all = 0, changed = 0;
        for (var window = 0; window < fine.Length; window++)
        {
            var (there, plain, saved) = (fine[window], _fine[best][window], compressed[window]);
            for (var i = 0; i < there.Length; i++)
            {
                all += there[i] * (double)there[i];
                changed += (saved[i] - plain[i]) * (double)(saved[i] - plain[i]);
            }
        }

        return Math.Min(
            Unexplained(fine, compressed), Math.Max(0, shares[best] - (Compressing * changed / Math.Max(1, all))));
    }

    /// <summary>The windows of one way once they have been saved as JPEG; none where they cannot be.</summary>
    private float[][]? Compressed(int way, int quality, PictureDecoder decoder)
    {
        if (!_compressed.TryGetValue((way, quality), out var fine))
        {
            var images = Array.ConvertAll(_images[way], image => decoder.DecodeInside(
                PictureEncoder.Jpeg(image, quality), image.Width, image.Height).Image);
            fine = Array.Exists(images, image => image is null) ? null : FineOf(images!);
            _compressed.Add((way, quality), fine);
        }

        return fine;
    }

    private static double Unexplained(float[][] fine, float[][] explaining)
    {
        var pairs = new TonePairs();
        for (var window = 0; window < fine.Length; window++)
        {
            pairs.Add(fine[window], explaining[window]);
        }

        var correlation = Math.Max(0, pairs.Correlation);
        return 1 - (correlation * correlation);
    }

    private static float[][] FineOf(RgbImage[] windows) =>
        Array.ConvertAll(windows, window => Laplacian.Of(Luminance.Of(window)));
}
