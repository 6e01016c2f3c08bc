using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Comparison;
using Akin.Rendering;
using Akin.Workspace.Comparing;

namespace Akin.Cli.Commands.Compare;

/// <summary>The tables that a comparison is written as.</summary>
internal static class CompareFiles
{
    public const string Json = "compare.json";
    private const string Clusters = "clusters.csv";

    private const string HeadOfClusters =
        "cluster,collection,count,share,low,high,low_simultaneous,high_simultaneous,expected,others_share,ratio,p,"
        + "p_adjusted,representation,only";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>What of a folder an earlier comparison wrote, but for the mosaics.</summary>
    public static OwnOutput Own { get; } = new(
        "comparison",
        [
            Json, ComparisonReport.PageName, "nearest.csv", "shared.csv", Clusters,
            .. from chart in new[] { "shares", "representation", "distances", "maps" }
               from ending in new[] { "csv", "svg", "png" }
               select $"{chart}.{ending}",
        ],
        Clusters, HeadOfClusters);

    /// <summary>All tables of collections of pictures.</summary>
    public static void Write(OutputFolder folder, PictureComparison comparison)
    {
        string[] names = [.. comparison.Collections.Select(collection => collection.Name)];
        Write(folder, comparison.Result, names);
        Write(
            folder.Draft("nearest.csv"), "collection,path,rival_collection,rival_path,distance,same_bytes",
            Rivals(comparison).Select(rival => Line(
                rival.Collection, rival.Path, rival.RivalCollection, rival.RivalPath, Text(rival.Distance),
                rival.SameBytes ? "true" : "false")));
        Write(
            folder.Draft("shared.csv"), "file,collection,path",
            comparison.Shared.SelectMany((rows, file) => rows.Select(row => Line(
                Text(file + 1), names[comparison.Pictures[row].Collection], comparison.Pictures[row].Path))));
        Write(
            folder.Draft("maps.csv"), "path,collection,cluster,x,y",
            comparison.Pictures.Select(picture => Line(
                picture.Path, names[picture.Collection], Text(picture.Place.Label), Text(picture.Place.X),
                Text(picture.Place.Y))));
    }

    /// <summary>The tables of shares and distances.</summary>
    public static void Write(OutputFolder folder, CollectionComparison result, IReadOnlyList<string> names)
    {
        Write(
            folder.Draft(Clusters), HeadOfClusters,
            result.Shares.Select(share => ComparedShare.Of(share, names)).Select(share => Line(
                Text(share.Cluster), share.Collection, Text(share.Count), Text(share.Share), Text(share.Low),
                Text(share.High), Text(share.LowSimultaneous), Text(share.HighSimultaneous), Text(share.Expected),
                Text(share.OthersShare), Text(share.Ratio), Text(share.P), Text(share.PAdjusted), share.Representation,
                share.Only ? "true" : "false")));
        var cells = result.Shares.Select(share => ComparedShare.Of(share, names)).ToArray();
        Write(
            folder.Draft("shares.csv"), "cluster,collection,count,share,low,high,expected_share",
            result.Shares.Zip(cells, (share, cell) => Line(
                Text(cell.Cluster), cell.Collection, Text(cell.Count), Text(cell.Share), Text(cell.Low),
                Text(cell.High), Text(share.ClusterSize / (double)Math.Max(1, result.Sizes.Sum())))));
        Write(
            folder.Draft("representation.csv"), "cluster,collection,ratio,p_adjusted,representation,only",
            cells.Select(cell => Line(
                Text(cell.Cluster), cell.Collection, Text(cell.Ratio), Text(cell.PAdjusted), cell.Representation,
                cell.Only ? "true" : "false")));
        Write(
            folder.Draft("distances.csv"),
            "a,b,jensen_shannon,mmd,mmd_squared,p,p_adjusted,rows_a,rows_b,permutations",
            result.Distances.Select(pair => ComparedPair.Of(pair, names)).Select(pair => Line(
                pair.A, pair.B, Text(pair.JensenShannon), Text(pair.Mmd), Text(pair.MmdSquared), Text(pair.P),
                Text(pair.PAdjusted), Text(pair.RowsA), Text(pair.RowsB), Text(pair.Permutations))));
    }

    /// <summary>The nearest rival of each row of vectors.</summary>
    public static void WriteRows(
        string path, CollectionComparison result, int[] collections, IReadOnlyList<string> names) => Write(
            path, "collection,row,rival_collection,rival_row,distance",
            result.Rivals.OrderBy(rival => collections[rival.Row]).ThenBy(rival => rival.Distance)
                .ThenBy(rival => rival.Row).Select(rival => Line(
                    names[collections[rival.Row]], Text(rival.Row), names[collections[rival.Nearest]],
                    Text(rival.Nearest), Text(rival.Distance))));

    /// <summary>The rivals by collection, the nearest first.</summary>
    public static IEnumerable<ComparedRival> Rivals(PictureComparison comparison) => comparison.Result.Rivals
        .OrderBy(rival => comparison.Pictures[rival.Row].Collection).ThenBy(rival => rival.Distance)
        .ThenBy(rival => rival.Row)
        .Select(rival =>
        {
            var (own, other) = (comparison.Pictures[rival.Row], comparison.Pictures[rival.Nearest]);
            return new ComparedRival(
                comparison.Collections[own.Collection].Name, own.Path, comparison.Collections[other.Collection].Name,
                other.Path, rival.Distance,
                own.Record.Fingerprint is not null && own.Record.Fingerprint == other.Record.Fingerprint);
        });

    private static void Write(string path, string header, IEnumerable<string> lines)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine(header);
        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }
    }

    private static string Line(params string[] values) => string.Join(',', values.Select(CsvTable.Quoted));

    private static string Text(double? value) => value?.ToString("R", Culture) ?? "";

    private static string Text(int value) => value.ToString(Culture);
}
