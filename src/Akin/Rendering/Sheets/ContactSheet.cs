using Akin.Imaging.Writing;
using Akin.Numerics;

namespace Akin.Rendering.Sheets;

/// <summary>
/// Sheets of small pictures, group by group: as one picture, or as a page that stands alone and prints well. The same
/// model and options give the same bytes at any number of threads.
/// </summary>
public static class ContactSheet
{
    private const int Quality = 90;
    private const long WriterBytes = 24_000_000;

    /// <summary>Draws a sheet as one picture; whatever its height, one row of pictures is in memory (as WebP
    /// all of it).</summary>
    /// <param name="model">The pictures and their groups.</param>
    /// <param name="path">Where it is written.</param>
    /// <param name="format">PNG, JPEG or WebP.</param>
    /// <param name="options">What is shown, and how.</param>
    /// <param name="memoryBytes">What the picture may take; no limit when not given.</param>
    /// <param name="progress">Told of pictures.</param>
    /// <param name="cancellation">Checked between two rows of pictures.</param>
    /// <exception cref="ArgumentException">
    /// A group is not there, or the sheet is too large for its format or for the memory.
    /// </exception>
    public static SheetResult WritePicture(
        ReportModel model, string path, PictureFileFormat format, SheetOptions options, long? memoryBytes = null,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        if (format == PictureFileFormat.DeepZoom)
            throw new ArgumentException("A sheet is no deep-zoom pyramid; write PNG, JPEG or WebP.", nameof(format));

        var groups = SheetPlan.Make(model, options);
        var layout = new SheetLayout(model, groups, options);
        var height = Checked(layout, format, memoryBytes);
        var painter = new SheetPainter(model, layout, options);
        using var writer = format.Begin(path, "", layout.Width, height, Quality, options.Threads);
        var (done, all) = (0, CountOf(groups));
        foreach (var strip in layout.Strips)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Write(painter.Draw(strip, cancellation).Pixels, cancellation);
            if (strip is SheetStrip.Pictures pictures)
                progress?.Report(new("sheet", done += pictures.Rows.Count, all, "pictures"));
        }

        writer.Finish();
        return new(groups.Count, all, Names(model, painter.Missing), layout.Width, height);
    }

    /// <summary>Writes a sheet as a page that loads nothing from elsewhere; 64 pictures are in memory.</summary>
    /// <param name="model">The pictures and their groups.</param>
    /// <param name="output">Gets the page.</param>
    /// <param name="options">What is shown, and how.</param>
    /// <param name="progress">Told of pictures.</param>
    /// <param name="cancellation">Checked between two pictures.</param>
    /// <exception cref="ArgumentException">A group is not there.</exception>
    public static SheetResult WritePage(
        ReportModel model, TextWriter output, SheetOptions options, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        var groups = SheetPlan.Make(model, options);
        var page = new SheetPage(model, options);
        page.Write(output, groups, CountOf(groups), progress, cancellation);
        return new(groups.Count, CountOf(groups), Names(model, page.Missing), null, null);
    }

    private static int CountOf(IReadOnlyList<SheetGroup> groups) =>
        groups.Sum(group => group.Bands.Sum(band => band.Rows.Count));

    private static string[] Names(ReportModel model, IEnumerable<int> rows) =>
        [.. rows.Select(row => model.Pictures[row]).Select(picture =>
            picture.AbsolutePath.Length > 0 ? picture.AbsolutePath : picture.RelativePath)];

    private static int Checked(SheetLayout layout, PictureFileFormat format, long? memoryBytes)
    {
        const string Remedy = "show fewer pictures or groups, make them smaller, or write a page (.html).";
        var size = $"the sheet of {layout.Width:N0} × {layout.Height:N0} pixels";
        if (Math.Max(layout.Width, layout.Height) > format.LargestSide())
        {
            throw new ArgumentException(
                $"{size} is too large for {format}, which takes {format.LargestSide():N0} a side; {Remedy}");
        }

        // A strip is drawn and handed on; WebP's encoder wants all of it, and makes planes of it.
        var strip = 3L * layout.Width * layout.Strips.Max(each => each.Height);
        var whole = format == PictureFileFormat.WebP ? 7L * layout.Width * layout.Height : 0;
        var needed = WriterBytes + (3 * strip) + whole;
        if (strip > Array.MaxLength || needed > memoryBytes)
        {
            throw new ArgumentException(
                $"{size} takes {needed / 1e6:N0} MB of memory"
                + (memoryBytes is { } allowed ? $", {allowed / 1e6:N0} MB are left for it" : "") + $"; {Remedy}");
        }

        return (int)layout.Height;
    }
}
