using System.Globalization;
using System.Text;
using Akin.Autoencoder;
using Akin.Imaging;
using Akin.Rendering.Charts;
using Akin.Rendering.Pictures;

namespace Akin.Rendering;

/// <summary>What shows how a training went: the curve of the loss, and pictures beside what the network keeps of them.
/// </summary>
public static class TrainingFiles
{
    /// <summary>The table of epochs: <c>epoch,loss,validation_loss,rate</c>.</summary>
    public const string Table = "loss.csv";

    /// <summary>The curve for print and editing.</summary>
    public const string Curve = "loss.svg";

    /// <summary>The curve for everything else.</summary>
    public const string CurvePicture = "loss.png";

    /// <summary>Pictures above what the network makes of them.</summary>
    public const string Reconstructions = "reconstructions.png";

    private const int Gap = 6;
    private const int Paper = 0xFFFFFF;
    private const int ShownWidth = 200;

    /// <summary>Writes all of it into a folder.</summary>
    /// <param name="epochs">What each epoch came to; the curve is left out where there is none.</param>
    /// <param name="best">The epoch whose weights are kept.</param>
    /// <param name="pictures">Some pictures, all of one size.</param>
    /// <param name="reconstructions">What the network makes of each.</param>
    /// <param name="folder">Is there.</param>
    public static void Write(
        IReadOnlyList<EpochRecord> epochs, int best, IReadOnlyList<RgbImage> pictures,
        IReadOnlyList<RgbImage> reconstructions, string folder)
    {
        var table = new StringBuilder("epoch,loss,validation_loss,rate\n");
        foreach (var epoch in epochs)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"{epoch.Epoch},{epoch.Loss:R},{epoch.ValidationLoss:R},{epoch.Rate:R}\n");
        }

        File.WriteAllText(Path.Join(folder, Table), table.ToString());
        if (epochs.Count > 0)
        {
            var chart = LossChart.Draw(epochs, best);
            File.WriteAllText(Path.Join(folder, Curve), chart.ToFile());
            File.WriteAllBytes(Path.Join(folder, CurvePicture), chart.ToPng());
        }

        if (pictures.Count > 0)
        {
            var sheet = PictureEncoder.Png(Sheet(pictures, reconstructions));
            File.WriteAllBytes(Path.Join(folder, Reconstructions), sheet);
        }
    }

    /// <summary>The pictures in a row, what was made of them below.</summary>
    private static RgbImage Sheet(IReadOnlyList<RgbImage> pictures, IReadOnlyList<RgbImage> reconstructions)
    {
        var width = Math.Min(ShownWidth, pictures[0].Width);
        var height = Math.Max(1, pictures[0].Height * width / pictures[0].Width);
        var sheet = new PixelSheet(
            (pictures.Count * (width + Gap)) + Gap, (2 * (height + Gap)) + Gap, Paper);
        for (var i = 0; i < pictures.Count; i++)
        {
            var x = Gap + (i * (width + Gap));
            sheet.Place(Shrunk(pictures[i], width, height), x, Gap);
            sheet.Place(Shrunk(reconstructions[i], width, height), x, (2 * Gap) + height);
        }

        return sheet.ToImage();
    }

    /// <summary>Each place the mean of those that fall into it.</summary>
    private static RgbImage Shrunk(RgbImage image, int width, int height)
    {
        if (image.Width == width && image.Height == height)
        {
            return image;
        }

        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = (y * image.Height / height, Math.Max(y + 1, (y + 1) * image.Height / height));
            for (var x = 0; x < width; x++)
            {
                var (left, right) = (x * image.Width / width, Math.Max(x + 1, (x + 1) * image.Width / width));
                for (var c = 0; c < 3; c++)
                {
                    var sum = 0;
                    for (var row = top; row < bottom; row++)
                    {
                        for (var column = left; column < right; column++)
                        {
                            sum += image.Pixels[(3 * ((row * image.Width) + column)) + c];
                        }
                    }

                    pixels[(3 * ((y * width) + x)) + c] = (byte)(sum / ((bottom - top) * (right - left)));
                }
            }
        }

        return new(width, height, pixels);
    }
}
