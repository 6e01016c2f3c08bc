using Akin.Imaging;

namespace Akin.Rendering.Pictures;

/// <summary>Small pictures for the report, in the shapes it needs.</summary>
internal sealed class ThumbnailSource(ReportModel model)
{
    /// <summary>Whether there may be any at all.</summary>
    public bool IsThere => model.Thumbnails is not null;

    /// <summary>
    /// The whole picture, no larger than <paramref name="side"/>; <see langword="null"/> when it cannot be had.
    /// </summary>
    public RgbImage? Whole(int row, int side) => model.Thumbnails?.Invoke(model.Pictures[row], side);

    /// <summary>The whole picture at a height, no wider than 2.2 times that.</summary>
    public RgbImage? OfHeight(int row, int height)
    {
        var picture = model.Pictures[row];
        var aspect = picture is { Width: > 0, Height: > 0 } ? picture.Width / (double)picture.Height : 1;
        return Whole(row, (int)Math.Round(height * Math.Clamp(aspect, 1, 2.2)));
    }

    /// <summary>The middle of the picture as a square.</summary>
    public RgbImage? Square(int row, int side)
    {
        var picture = model.Pictures[row];
        var aspect = picture is { Width: > 0, Height: > 0 }
            ? Math.Max(picture.Width, picture.Height) / (double)Math.Min(picture.Width, picture.Height) : 1;
        return Whole(row, (int)Math.Ceiling(side * Math.Min(aspect, 3))) is { } image ? Crop(image, side) : null;
    }

    private static RgbImage Crop(RgbImage image, int side)
    {
        var edge = Math.Min(image.Width, image.Height);
        int left = (image.Width - edge) / 2, top = (image.Height - edge) / 2;
        var pixels = new byte[side * side * 3];
        for (var y = 0; y < side; y++)
        {
            var row = (top + (y * edge / side)) * image.Width;
            for (var x = 0; x < side; x++)
                image.Pixels.AsSpan(3 * (row + left + (x * edge / side)),
                    3).CopyTo(pixels.AsSpan(3 * ((y * side) + x)));
        }

        return new RgbImage(side, side, pixels);
    }
}
