using Akin.Duplicates.Comparing;
using Akin.Imaging;

namespace Akin.Duplicates.Hashing;

/// <summary>What is kept of a picture to find its likes without opening it again.</summary>
/// <param name="Hashes">The hash of each of <see cref="HashFrames"/>; the whole picture's first.</param>
/// <param name="Small">The picture squeezed to 32 × 32 luminances, one byte each.</param>
/// <param name="Contrast">Standard deviation of these luminances.</param>
/// <param name="Sharpness">
/// Mean square of the Laplacian of the picture at 256 pixels, for comparing pictures of the same content.
/// </param>
public sealed record PictureSignature(ulong[] Hashes, byte[] Small, float Contrast, float Sharpness)
{
    /// <summary>The largest side that a picture is decoded to for its signature.</summary>
    public const int DecodedSide = 256;

    /// <summary>Below this contrast a picture has no structure that a hash could speak of.</summary>
    public const float LeastContrast = 0.5f;

    /// <summary>Whether the hashes mean anything: pictures of almost one tone have none.</summary>
    public bool HasStructure => Contrast >= LeastContrast;

    /// <summary>The signature of a picture that was decoded into a square of <see cref="DecodedSide"/>.</summary>
    public static PictureSignature Of(RgbImage image) =>
        Of(Luminance.Of(image), cut => Luminance.Of(image, cut.Darkest, cut.Lightest));

    /// <summary>The sharpness that does not grow with brightness and contrast.</summary>
    public float SharpnessForItsContrast => Sharpness / Math.Max(1, Contrast * Contrast);

    internal static PictureSignature Of(Luminance picture) =>
        Of(picture, cut => picture.Cut(cut.Darkest, cut.Lightest));

    private static PictureSignature Of(Luminance picture, Func<(int Darkest, int Lightest), Luminance> cutOff)
    {
        var parts = FramedSquares.Of(picture);
        const int side = PictureHash.Side;
        ulong[] hashes =
        [
            .. parts.Select(part => PictureHash.Of(part)),
            .. HashFrames.Cuts.Select(cut => PictureHash.Of(cutOff(cut).Resized(side, side).Values)),
        ];
        var small = parts[0];
        var bytes = new byte[small.Length];
        double sum = 0, squares = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(small[i] + 0.5f);
            sum += small[i];
            squares += small[i] * small[i];
        }

        var mean = sum / bytes.Length;
        var contrast = (float)Math.Sqrt(Math.Max(0, (squares / bytes.Length) - (mean * mean)));
        return new(hashes, bytes, contrast, SharpnessOf(picture));
    }

    private static float SharpnessOf(Luminance picture)
    {
        var (width, height) = (picture.Width, picture.Height);
        var values = picture.Values;
        double sum = 0;
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                var at = (y * width) + x;
                var edge = (4 * values[at]) - values[at - 1] - values[at + 1] - values[at - width] - values[at + width];
                sum += edge * edge;
            }
        }

        return (float)(sum / Math.Max(1, (width - 2) * (height - 2)));
    }
}
