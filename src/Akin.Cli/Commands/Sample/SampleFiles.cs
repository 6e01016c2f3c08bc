using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Native.Files;
using Akin.Rendering.Charts;
using Akin.Sampling;
using Akin.Sampling.Copying;

namespace Akin.Cli.Commands.Sample;

/// <summary>The tables and charts that a sample is written as.</summary>
internal static class SampleFiles
{
    public const string Rank = "rank.csv";

    /// <summary>The table of copies; where it is, all is done.</summary>
    public const string Manifest = "manifest.csv";
    private const string Svg = "coverage.svg";
    private const string Png = "coverage.png";
    private const string RankOfPictures = "rank,path,collection,cluster,distance";

    /// <summary>The names of all files; no picture in a new tree gets one of them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [Rank, Manifest, EarlierFiles.Name, CoverageFile.Name, Svg, Png, TreeCopy.PartFolder];

    /// <summary>What of them an earlier sample wrote.</summary>
    public static OwnOutput Own { get; } =
        new("sample", [.. Names.Where(name => name != TreeCopy.PartFolder)], Rank, RankOfPictures);

    /// <summary>A line for each pick of vectors, best first, and the coverage.</summary>
    public static IReadOnlyList<SampleFile> OfRows(IReadOnlyList<SamplePick> picks, CoverageCurve curve) =>
    [
        SampleFile.OfLines(Rank, picks.Select((pick, i) => string.Create(
                CultureInfo.InvariantCulture, $"{i + 1},{pick.Row},{pick.Cluster},{pick.Distance:R}"))
            .Prepend("rank,row,cluster,distance")),
        .. Coverage(curve),
    ];

    /// <summary>The files of a sample of pictures, but for the manifest.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="earlier">Copies of earlier samples that stay.</param>
    public static IReadOnlyList<SampleFile> Of(SampledPictures sample, IReadOnlyList<string> earlier) =>
    [
        SampleFile.OfLines(Rank, Pictures(sample).Prepend(RankOfPictures)),
        .. Coverage(sample.Result.Coverage),
        .. earlier.Count > 0 ? [SampleFile.OfLines(EarlierFiles.Name, EarlierFiles.Lines(earlier))] : (SampleFile[])[],
    ];

    /// <summary>Where each picked picture was copied to, and why it was picked.</summary>
    public static SampleFile ManifestOf(SampledPictures sample, IReadOnlyList<CopyStep> steps) => SampleFile.OfLines(
        Manifest,
        steps.Select((step, i) => string.Join(
            ',', CsvTable.Quoted(step.Item.Content.Location), CsvTable.Quoted(step.Destination),
            CsvTable.Quoted(step.State == CopyState.Failed
                ? $"not copied: {step.Fault}" : sample.Reason(sample.Result.Picks[i]))))
            .Prepend("source,destination,reason"));

    /// <summary>Bytes that they take on a disk.</summary>
    public static long Room(IEnumerable<SampleFile> files) => files.Sum(file => CopyPlan.OnDisk(file.Length()));

    /// <summary>
    /// Writes them, each whole or not at all, the manifest last: where it is, all is done. What an earlier sample left
    /// stays until all are written beside it.
    /// </summary>
    /// <param name="folder">Where they go.</param>
    /// <param name="files">The files.</param>
    public static IReadOnlyDictionary<string, string> Write(string folder, IReadOnlyList<SampleFile> files)
    {
        var drafts = Path.Join(folder, TreeCopy.PartFolder);
        try
        {
            Remove(drafts);
            Directory.CreateDirectory(drafts);
            foreach (var file in files)
            {
                file.WriteTo(Path.Join(drafts, file.Name));
            }

            var written = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var name in files.Select(file => file.Name).OrderBy(name => name == Manifest))
            {
                written[name] = Path.Join(folder, name);
                File.Move(Path.Join(drafts, name), written[name], overwrite: true);
            }

            if (written.ContainsKey(Manifest) && !written.ContainsKey(EarlierFiles.Name))
            {
                File.Delete(Path.Join(folder, EarlierFiles.Name));
            }

            Remove(drafts);
            return written;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Leave(drafts);
            throw new TreeCopyException(
                DiskFull.Is(e)
                    ? $"the disk of {folder} is full: there is no room for the tables and charts of the sample"
                        + (files.Any(file => file.Name == Manifest) ? "; the pictures are there, each whole" : "")
                        + ". Make room, and run the same command again."
                    : $"{folder} cannot be written: {e.Message}",
                e);
        }
    }

    private static IEnumerable<string> Pictures(SampledPictures sample) => sample.Result.Picks.Select((pick, i) =>
    {
        var picture = sample.Pictures[pick.Row];
        var file = CsvTable.Quoted(sample.Places.LocationOf(picture));
        var collection = CsvTable.Quoted(picture.Collection);
        return string.Create(
            CultureInfo.InvariantCulture, $"{i + 1},{file},{collection},{pick.Cluster},{pick.Distance:R}");
    });

    /// <summary>The coverage as a table and as a chart; only the table when nothing was picked.</summary>
    private static IEnumerable<SampleFile> Coverage(CoverageCurve curve)
    {
        yield return SampleFile.OfLines(CoverageFile.Name, CoverageFile.Lines(curve));
        if (curve.Points.Count > 0)
        {
            var (svg, png) = CoverageChart.Of(curve);
            yield return SampleFile.OfText(Svg, svg);
            yield return SampleFile.OfBytes(Png, png);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Leaves nothing that is not whole; what cannot be removed now is so by the next sample.</summary>
    private static void Leave(string drafts)
    {
        try
        {
            Remove(drafts);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Why the folder cannot be written is being said.
        }
    }
}
