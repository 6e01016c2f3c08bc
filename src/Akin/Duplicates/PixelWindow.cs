using Akin.Imaging;
using Akin.Imaging.Resampling;

namespace Akin.Duplicates;

/// <summary>A part of a picture of a size, in pixels.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Width">Columns, ≥ 1.</param>
/// <param name="Height">Rows, ≥ 1.</param>
internal readonly record struct PixelWindow(int Left, int Top, int Width, int Height)
{
    /// <summary>The window of a picture that is brought to the size and turned.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="width">The width of all of it once it is turned.</param>
    /// <param name="height">Its height then.</param>
    /// <param name="turn">How it is turned.</param>
    /// <param name="filter">How it is resized.</param>
    public RgbImage Of(RgbImage image, int width, int height, Turn turn = default, Interpolation filter = default) =>
        ImageResize.Part(image, new(width, height, -Left, -Top), Width, Height, turn.Orientation, filter);

    /// <summary>The same with pixels repeated instead of filtered.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="width">The width of all of it once it is turned.</param>
    /// <param name="height">Its height then.</param>
    /// <param name="turn">How it is turned.</param>
    /// <param name="tie">Added to each place: which pixel is taken where two are as near.</param>
    public RgbImage Repeated(RgbImage image, int width, int height, Turn turn, double tie)
    {
        var (across, down) = turn.IsTransposed ? (image.Width, 1) : (1, image.Width);
        var columns = Places(
            Left, Width, width, turn.IsTransposed ? image.Height : image.Width, turn.IsMirroredAcross);
        var rows = Places(Top, Height, height, turn.IsTransposed ? image.Width : image.Height, turn.IsMirroredDown);
        var pixels = new byte[3 * Width * Height];
        for (var y = 0; y < rows.Length; y++)
        {
            for (var x = 0; x < columns.Length; x++)
            {
                var from = 3 * ((rows[y] * down) + (columns[x] * across));
                image.Pixels.AsSpan(from, 3).CopyTo(pixels.AsSpan(3 * ((y * Width) + x)));
            }
        }

        return new(Width, Height, pixels);

        int[] Places(int first, int count, int length, int pixels, bool isMirrored)
        {
            var places = new int[count];
            var step = (double)pixels / length;
            first = isMirrored ? length - first - count : first;

            // Added up from the edge on: where two pixels are as near, the rounding of the sums decides.
            var at = step / 2;
            for (var i = 0; i < first + count; i++, at += step)
            {
                if (i >= first)
                {
                    places[isMirrored ? first + count - 1 - i : i - first] = Math.Clamp((int)(at + tie), 0, pixels - 1);
                }
            }

            return places;
        }
    }
}
