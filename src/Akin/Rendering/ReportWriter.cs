using Akin.Imaging;
using Akin.Numerics;
using Akin.Rendering.Charts;
using Akin.Rendering.Page;
using Akin.Rendering.Pictures;

namespace Akin.Rendering;

/// <summary>
/// Writes a report: one page that stands alone, and the charts and strips it shows as files of their own.
/// </summary>
public static class ReportWriter
{
    private const int StripHeight = 144;
    private const string StripFolder = "clusters";
    private const string MapPictures = "map-thumbnails.jpg";

    /// <summary>The page's file name.</summary>
    public const string PageName = "report.html";

    /// <summary>
    /// Writes <c>report.html</c>; <c>sizes</c>, <c>silhouette</c>, <c>elbow</c>, <c>variance</c> and <c>map</c> each as
    /// <c>.svg</c>, <c>.png</c> and <c>.csv</c>; <c>map-thumbnails.jpg</c>; and <c>clusters/cluster-00.jpg</c> …
    /// What the model lacks is left out. The same model gives the same bytes at any number of threads.
    /// </summary>
    /// <param name="model">What to say.</param>
    /// <param name="directory">Where to write; made when it is not there, existing files are replaced.</param>
    /// <param name="options">How large it may grow; <see langword="null"/> = the defaults.</param>
    /// <param name="progress">Told as pictures are made.</param>
    /// <param name="cancellation">Stops between two pictures; the page itself is written last and whole.</param>
    /// <returns>The full path of the page.</returns>
    public static string Write(
        ReportModel model, string directory, ReportOptions? options = null, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        options ??= new ReportOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads, "options.Threads");
        Directory.CreateDirectory(directory);

        var groups = Group.Of(model);
        var frame = new MapFrame(model.Pictures);
        var source = new ThumbnailSource(model);
        ChartFiles.Write(model, groups, frame, directory);
        var mosaic = MapMosaic.Draw(model, frame, source, options.Threads, cancellation);
        if (mosaic is not null)
            File.WriteAllBytes(Path.Combine(directory, MapPictures), PictureEncoder.Jpeg(mosaic, 84));

        var context = new PageContext(
            model, groups, Strips(groups, options), new Dictionary<int, StripImage>(),
            mosaic is null ? "" : Markup.DataAddress(PictureEncoder.WebP(mosaic, 66)), frame.HasPoints)
        {
            ShowsFirst = options.FirstPictures is not null,
            Charts = ChartFiles.In(directory),
        };
        WriteStrips(context, source, directory, options, progress, cancellation);
        context = context with { Images = StripImages(context, source, options, progress, cancellation) };

        var budget = frame.HasPoints ? Budget(context, options) : 0;
        var sprites = SpriteSheets.Make(source, model.Pictures.Count, budget, options.Threads, progress, cancellation);
        return WritePage(directory, ReportPage.Write(context, PageData.Json(model, frame, sprites)));
    }

    /// <summary>The names of the charts' files in a report's folder: PNG, SVG and CSV of each.</summary>
    /// <param name="directory">The folder.</param>
    public static IReadOnlyList<string> ChartsIn(string directory) =>
    [
        .. ChartFiles.In(directory).SelectMany(chart => ChartFiles.Endings.Select(ending => $"{chart.Name}.{ending}"))
            .Where(name => File.Exists(Path.Join(directory, name))),
    ];

    /// <summary>The names that charts can have, there or not.</summary>
    public static IReadOnlyList<string> ChartNames { get; } = [.. ChartFiles.Names];

    /// <summary>The table that every report has, and its first line.</summary>
    public static (string Name, string Head) SizesTable => ("sizes.csv", ChartTables.SizesHead);

    /// <summary>The names of all files that a report in a folder may have, of strips those that are there.</summary>
    internal static IEnumerable<string> FilesIn(string directory) =>
    [
        PageName, MapPictures, .. ChartsIn(directory),
        .. Directory.Exists(Path.Join(directory, StripFolder))
            ? Directory.EnumerateFiles(Path.Join(directory, StripFolder))
                .Select(path => Path.Join(StripFolder, Path.GetFileName(path)))
            : [],
    ];

    private static ContactStrip[] Strips(IReadOnlyList<Group> groups, ReportOptions options)
    {
        if (options.FirstPictures is { } first)
            return [.. groups.Select(group => new ContactStrip([.. group.Rows.Order().Take(first)], []))];

        var (nearest, odd) = ContactStrip.Budget(groups.Count, options.StripPictures);
        return [.. groups.Select(group => ContactStrip.Of(group, nearest, odd))];
    }

    /// <summary>What the rest of the page leaves for the map's pictures: base64 makes four bytes of three.</summary>
    private static int Budget(PageContext context, ReportOptions options)
    {
        var taken = context.Mosaic.Length + context.Images.Values.Sum(image => (long)image.Address.Length) +
            context.Model.Pictures.Sum(picture => picture.RelativePath.Length + 24L) + 400_000;
        return (int)Math.Clamp((options.PageBytes - taken) / 4 * 3, 0, options.MapPictureBytes);
    }

    private static void WriteStrips(
        PageContext context, ThumbnailSource source, string directory, ReportOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var folder = Path.Combine(directory, StripFolder);
        Directory.CreateDirectory(folder);
        foreach (var stale in Directory.EnumerateFiles(folder, "cluster-*.jpg"))
            File.Delete(stale);

        for (var i = 0; i < context.Groups.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var group = context.Groups[i];
            if (context.Strips[i].Draw(group, source, options.Threads, cancellation) is { } strip)
            {
                var name = group.Label < 0 ? "none" : $"{group.Label:00}";
                File.WriteAllBytes(Path.Combine(folder, $"cluster-{name}.jpg"), PictureEncoder.Jpeg(strip, 84));
            }

            progress?.Report(new("contact strips", i + 1, context.Groups.Count, "groups"));
        }
    }

    private static Dictionary<int, StripImage> StripImages(
        PageContext context, ThumbnailSource source, ReportOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var rows = context.Strips.SelectMany(strip => strip.Nearest.Concat(strip.Odd)).Distinct().ToArray();
        var images = StripImage.OfRows(source, rows, StripHeight, 70, options.Threads, null, cancellation);
        progress?.Report(new("strip pictures", rows.Length, rows.Length, "pictures"));
        return images;
    }

    private static string WritePage(string directory, string page)
    {
        var path = Path.GetFullPath(Path.Combine(directory, PageName));
        var unfinished = path + ".unfinished";
        File.WriteAllText(unfinished, page);
        File.Move(unfinished, path, overwrite: true);
        return path;
    }
}
