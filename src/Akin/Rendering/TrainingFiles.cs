using System.Globalization;
using System.Text;
using Akin.Autoencoder;
using Akin.Imaging;
using Akin.Imaging.Resampling;
using Akin.Rendering.Charts;
using Akin.Rendering.Pictures;
using Akin.Workspace;

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
    private const int InARow = 5;

    // Grey, so that white pictures are seen.
    private const int Paper = 0xD9DCE1;
    private const int ShownWidth = 200;
    private const int LeastWidth = 128;

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
        if (epochs.Count > 0)
        {
            var chart = LossChart.Draw(epochs, best);
            Write(folder, Curve, Encoding.UTF8.GetBytes(chart.ToFile()));
            Write(folder, CurvePicture, chart.ToPng());
        }

        if (pictures.Count > 0)
        {
            Write(folder, Reconstructions, PictureEncoder.Png(Sheet(pictures, reconstructions)));
        }

        // Last, so that the table stands for all.
        Write(folder, Table, Encoding.UTF8.GetBytes(Text(epochs)));
    }

    /// <summary>Whether the files of a training are there.</summary>
    /// <param name="epochs">What each epoch came to.</param>
    /// <param name="folder">Where they would be.</param>
    public static bool AreThere(IReadOnlyList<EpochRecord> epochs, string folder) =>
        new[] { Table, Curve, CurvePicture, Reconstructions }.All(name => File.Exists(Path.Join(folder, name)))
        && File.ReadAllText(Path.Join(folder, Table)) == Text(epochs);

    private static string Text(IReadOnlyList<EpochRecord> epochs)
    {
        var table = new StringBuilder("epoch,loss,validation_loss,rate\n");
        foreach (var epoch in epochs)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"{epoch.Epoch},{epoch.Loss:R},{epoch.ValidationLoss:R},{epoch.Rate:R}\n");
        }

        return table.ToString();
    }

    private static void Write(string folder, string name, byte[] bytes) =>
        DurableFile.Write(Path.Join(folder, name), path => File.WriteAllBytes(path, bytes));

    /// <summary>Rows of pictures, what was made of them below each.</summary>
    private static RgbImage Sheet(IReadOnlyList<RgbImage> pictures, IReadOnlyList<RgbImage> reconstructions)
    {
        var own = pictures[0].Width;
        var width = own > ShownWidth ? ShownWidth : own * Math.Max(1, LeastWidth / own);
        var height = Math.Max(1, pictures[0].Height * width / own);
        var (columns, pitch) = (Math.Min(pictures.Count, InARow), (2 * height) + (3 * Gap));
        var rows = (pictures.Count + InARow - 1) / InARow;
        var sheet = new PixelSheet(
            (columns * (width + Gap)) + Gap, rows * pitch, Paper);
        for (var i = 0; i < pictures.Count; i++)
        {
            var x = Gap + (i % InARow * (width + Gap));
            var y = Gap + (i / InARow * pitch);
            sheet.Place(AtSize(pictures[i], width, height), x, y);
            sheet.Place(AtSize(reconstructions[i], width, height), x, y + height + (Gap / 3));
        }

        return sheet.ToImage();
    }

    /// <summary>Large ones are made smaller; of very small ones each pixel is shown as a square.</summary>
    private static RgbImage AtSize(RgbImage image, int width, int height) => ImageResize.To(
        image, width, height, image.Width < width ? Interpolation.Nearest : Interpolation.Bilinear);
}
