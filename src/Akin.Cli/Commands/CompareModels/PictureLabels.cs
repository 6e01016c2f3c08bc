using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Workspace;

namespace Akin.Cli.Commands.CompareModels;

/// <summary>What is known of pictures besides what models see.</summary>
/// <param name="Source">Where it is from, in words; empty for nowhere.</param>
/// <param name="Of">The label of a picture; empty for none.</param>
internal sealed record PictureLabels(string Source, Func<PictureRecord, string> Of)
{
    private const string Collections = "collections";

    private static PictureLabels None { get; } = new("", _ => "");

    /// <summary>Finds them.</summary>
    /// <param name="workspace">Where the pictures are.</param>
    /// <param name="compare">What was asked for.</param>
    /// <param name="shell">Knows where files are.</param>
    public static PictureLabels Find(AkinWorkspace workspace, CompareModelsSettings compare, Shell shell)
    {
        var inCollections = new PictureLabels(Collections, picture => picture.Collection);
        return compare.Against switch
        {
            null => workspace.Catalogue.Pictures.List().Select(picture => picture.Collection)
                .Where(name => name.Length > 0).Distinct().Skip(1).Any() ? inCollections : None,
            Collections => inCollections,
            "none" => None,
            var text when File.Exists(shell.Absolute(text)) => OfTable(workspace, text, compare.Column, shell),
            var column => OfColumn(workspace, column),
        };
    }

    private static PictureLabels OfTable(AkinWorkspace workspace, string path, string? column, Shell shell)
    {
        var table = LabelTable.Read(shell.Absolute(path), column);
        var places = workspace.Places();
        Func<PictureRecord, string> key = table.Keys.ContainsKey("path") ? places.LocationOf
            : picture => picture.Id.ToString(CultureInfo.InvariantCulture);
        if ((table.Keys.GetValueOrDefault("path") ?? table.Keys.GetValueOrDefault("id")) is not { } keys)
        {
            throw new UsageException(
                $"--against {path} has no column path or id that says which picture a line is of.");
        }

        var labels = keys.Zip(table.Labels)
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return workspace.Catalogue.Pictures.List().Any(picture => labels.ContainsKey(key(picture)))
            ? new(Path.GetFileName(path), picture => Known(labels.GetValueOrDefault(key(picture), "")))
            : throw new UsageException($"--against {path} names none of the pictures.");
    }

    /// <summary>−1 says that nothing is known.</summary>
    private static string Known(string label) => label == "-1" ? "" : label;

    private static PictureLabels OfColumn(AkinWorkspace workspace, string column)
    {
        var names = workspace.Catalogue.Columns.Names();
        var values = workspace.Catalogue.Columns.Values(column) ?? throw new UsageException(
            $"--against cannot be '{column}'; it takes collections, none, a table that is there"
            + (names.Count == 0
                ? "; no list gives these pictures columns." : $", or a column: {string.Join(", ", names)}."));
        return new($"the column {column}", picture => values.GetValueOrDefault(picture.Id, ""));
    }
}
