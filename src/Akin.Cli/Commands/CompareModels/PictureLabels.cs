using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Workspace;
using Akin.Workspace.Curating;

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
            var column when compare.Column is null => OfColumn(workspace, column),
            var text => throw new UsageException(
                $"--column goes with --against L.csv, a table that is there, not with {text}."),
        };
    }

    private static PictureLabels OfTable(AkinWorkspace workspace, string path, string? column, Shell shell)
    {
        var table = LabelTable.Read(shell.Absolute(path), column);
        PictureRecord[] pictures = [.. workspace.Catalogue.Pictures.ListIn().Where(Curator.CanBeIn)];
        var lookup = new PictureLookup(pictures, [], _ => "", workspace.Places().LocationOf, shell);
        var byId = pictures.Select((picture, row) => (picture.Id, row)).ToDictionary(
            pair => pair.Id.ToString(CultureInfo.InvariantCulture), pair => pair.row, StringComparer.Ordinal);
        var labels = new Dictionary<long, string>();
        foreach (var (found, label) in Rows().Zip(table.Labels))
        {
            if (found is [var row] && !labels.TryAdd(pictures[row].Id, Known(label)))
            {
                throw new UsageException($"--against {path}: {pictures[row].RelativePath} is there twice.");
            }
        }

        return labels.Count > 0
            ? new(Path.GetFileName(path), picture => labels.GetValueOrDefault(picture.Id, ""))
            : throw new UsageException($"--against {path} names none of the pictures.");

        IEnumerable<IReadOnlyList<int>> Rows()
        {
            if (table.Keys.TryGetValue("path", out var paths))
            {
                return paths.Select(text => lookup.All(text) is { Count: < 2 } one ? one : throw new UsageException(
                    $"--against {path}: {text} is in several of the sources; give its full path."));
            }

            return table.Keys.TryGetValue("id", out var ids)
                ? ids.Select(id => byId.TryGetValue(id, out var at) ? new[] { at } : [])
                : throw new UsageException(
                    $"--against {path} has no column path or id that says which picture a line is of.");
        }
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
