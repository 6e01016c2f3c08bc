using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Rendering.Charts;
using Akin.Sampling;
using Akin.Sampling.Copying;

namespace Akin.Cli.Commands.Sample;

/// <summary>The tables that a sample is written as.</summary>
internal static class SampleFiles
{
    public const string Rank = "rank.csv";
    /// <summary>The table of copies; where it is, all is done.</summary>
    public const string Manifest = "manifest.csv";
    private const string Svg = "coverage.svg";
    private const string Png = "coverage.png";

    /// <summary>The names of all files; no picture in a new tree gets one of them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [Rank, Manifest, EarlierFiles.Name, CoverageFile.Name, Svg, Png, TreeCopy.PartFolder];

    /// <summary>A line for each pick of vectors, best first.</summary>
    public static void WriteRows(string path, IReadOnlyList<SamplePick> picks)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("rank,row,cluster,distance");
        for (var i = 0; i < picks.Count; i++)
        {
            var pick = picks[i];
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{i + 1},{pick.Row},{pick.Cluster},{pick.Distance:R}"));
        }
    }

    /// <summary>The coverage as a table and as a chart; only the table when nothing was picked.</summary>
    /// <param name="curve">The coverage.</param>
    /// <param name="place">Where a file of a name goes.</param>
    public static void WriteCoverage(CoverageCurve curve, Func<string, string> place)
    {
        CoverageFile.Write(place(CoverageFile.Name), curve);
        if (curve.Points.Count > 0)
        {
            CoverageChart.Write(curve, place(Svg), place(Png));
        }
    }

    /// <summary>
    /// The files of a sample of pictures, each whole or not at all, the manifest last: where it is, all is done.
    /// </summary>
    /// <param name="folder">Where they go.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="steps">What was copied; none for no manifest.</param>
    /// <param name="earlier">Copies of earlier samples that stay.</param>
    public static IReadOnlyDictionary<string, string> Write(
        string folder, SampledPictures sample, IReadOnlyList<CopyStep>? steps, IReadOnlyList<string> earlier)
    {
        var drafts = Path.Join(folder, TreeCopy.PartFolder);
        try
        {
            Directory.CreateDirectory(drafts);
            WritePictures(Path.Join(drafts, Rank), sample);
            WriteCoverage(sample.Result.Coverage, name => Path.Join(drafts, name));
            if (steps is not null)
            {
                WriteManifest(Path.Join(drafts, Manifest), sample, steps);
                EarlierFiles.Write(Path.Join(drafts, EarlierFiles.Name), earlier);
            }

            var written = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var name in Names.Where(name => File.Exists(Path.Join(drafts, name))).OrderBy(n => n == Manifest))
            {
                written[name] = Path.Join(folder, name);
                File.Move(Path.Join(drafts, name), written[name], overwrite: true);
            }

            if (steps is not null && earlier.Count == 0)
            {
                File.Delete(Path.Join(folder, EarlierFiles.Name));
            }

            Directory.Delete(drafts, recursive: true);
            return written;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TreeCopyException($"{folder} cannot be written: {e.Message}", e);
        }
    }

    private static void WritePictures(string path, SampledPictures sample)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("rank,path,collection,cluster,distance");
        for (var i = 0; i < sample.Result.Picks.Count; i++)
        {
            var pick = sample.Result.Picks[i];
            var picture = sample.Pictures[pick.Row];
            var file = CsvTable.Quoted(sample.Places.LocationOf(picture));
            var collection = CsvTable.Quoted(picture.Collection);
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{i + 1},{file},{collection},{pick.Cluster},{pick.Distance:R}"));
        }
    }

    private static void WriteManifest(string path, SampledPictures sample, IReadOnlyList<CopyStep> steps)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("source,destination,reason");
        for (var i = 0; i < steps.Count; i++)
        {
            var reason = steps[i].State == CopyState.Failed
                ? $"not copied: {steps[i].Fault}"
                : sample.Reason(sample.Result.Picks[i]);
            writer.WriteLine(string.Join(
                ',', CsvTable.Quoted(steps[i].Item.Content.Location), CsvTable.Quoted(steps[i].Destination),
                CsvTable.Quoted(reason)));
        }
    }
}
