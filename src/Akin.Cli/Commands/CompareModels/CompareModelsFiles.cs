using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Rendering.Models;
using Akin.Workspace.Comparing.Models;

namespace Akin.Cli.Commands.CompareModels;

/// <summary>The tables that a comparison of models is written as.</summary>
internal static class CompareModelsFiles
{
    public const string Json = "compare-models.json";
    private const string Models = "models.csv";

    private const string HeadOfModels =
        "model,at,k,silhouette,seed_stability,half_stability,chance_stability,separation,evidence,adjusted_rand,"
        + "nmi,neighbour_agreement";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>What of a folder an earlier comparison of models wrote.</summary>
    public static OwnOutput Own { get; } = new(
        "comparison of models",
        [
            Models, "pairs.csv", "curves.csv", "groups.csv", "neighbours.csv", Json, ModelsReport.PageName,
            ModelsReport.SheetName,
        ],
        Models, HeadOfModels);

    /// <summary>Writes all.</summary>
    public static void Write(OutputFolder folder, ModelsCompared compared)
    {
        var models = compared.Result.Models;
        CsvTable.Write(
            folder.Draft(Models), HeadOfModels,
            models.SelectMany(model => new[] { ("common", model.Common), ("own", model.Own) }.Select(each =>
                (string[])
                [
                    model.Name, each.Item1, Text(each.Item2.K), Text(each.Item2.Silhouette),
                    Text(each.Item2.SeedStability), Text(each.Item2.HalfStability), Text(each.Item2.ChanceStability),
                    Text(each.Item2.Separation), Text(each.Item2.Evidence), Text(each.Item2.AdjustedRand),
                    Text(each.Item2.Nmi), Text(model.NeighbourAgreement),
                ])));
        CsvTable.Write(
            folder.Draft("pairs.csv"),
            "a,b,adjusted_rand,nmi,shared_neighbours,evidence_difference,evidence_error,nmi_difference,nmi_error,"
            + "neighbour_difference,neighbour_error",
            compared.Result.Pairs.Select(pair => ComparedModelPair.Of(pair, models)).Select(pair => (string[])
            [
                pair.A, pair.B, Text(pair.AdjustedRand), Text(pair.Nmi), Text(pair.SharedNeighbours),
                Text(pair.EvidenceDifference), Text(pair.EvidenceError), Text(pair.NmiDifference), Text(pair.NmiError),
                Text(pair.NeighbourDifference), Text(pair.NeighbourError),
            ]));
        CsvTable.Write(
            folder.Draft("curves.csv"), "model,k,silhouette,half_stability,chance_stability,separation,evidence",
            models.SelectMany(model => model.Curve.Select(point => (string[])
            [
                model.Name, Text(point.K), Text(point.Silhouette), Text(point.Stability), Text(point.BlobStability),
                Text(point.Separation), Text(point.Evidence),
            ])));
        CsvTable.Write(
            folder.Draft("groups.csv"), "path,label," + string.Join(',', models.Select(model =>
                CsvTable.Quoted(model.Name))),
            compared.Pictures.Select((_, row) => (string[])
            [
                compared.Contents[row].Location, compared.Labels[row],
                .. models.Select(model => Text(model.Common.Labels[row])),
            ]));
        CsvTable.Write(
            folder.Draft("neighbours.csv"), "path,model,rank,neighbour,distance,found_by_all",
            from query in compared.Queries
            from model in query.Neighbours.Index()
            from near in model.Item.Index()
            select (string[])
            [
                compared.Contents[query.Row].Location, models[model.Index].Name, Text(near.Index + 1),
                compared.Contents[near.Item.Row].Location, Text(near.Item.Distance),
                query.IsShared(near.Item.Row) ? "true" : "false",
            ]);
    }

    private static string Text(double? value) => value?.ToString("R", Culture) ?? "";

    private static string Text(int value) => value.ToString(Culture);
}
