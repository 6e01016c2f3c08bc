using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Embedding.Models;

namespace Akin.Cli.Commands.Models;

/// <summary>The rows of the list of models.</summary>
internal static class ModelListing
{
    public static ModelPage Page(ModelCatalogue catalogue, IReadOnlyList<ModelCard> trained) => new(
        catalogue.Folder,
        [
            .. catalogue.Cards.Select(card => Row(catalogue, card)),
            .. trained.Select(card => Row(catalogue, card) with { Origin = "workspace" }),
        ]);

    public static ModelRow Row(ModelCatalogue catalogue, ModelCard card)
    {
        var here = card.Files.Where(file => catalogue.IsPresent(file.Value)).Select(file => file.Key).Order().ToList();
        return new(
            card.Id,
            card.Name,
            card.Layers[0].Dimension,
            card.Licence,
            card.Files.Values.Aggregate((long?)0, (sum, file) => sum + file.TotalBytes),
            here.Count > 0,
            card.Id == catalogue.DefaultCard.Id,
            card.Files.Values.SelectMany(file => file.All).All(file => file.Sha256 is not null),
            [.. card.Files.Keys.Order().Select(Words.Of)],
            [.. here.Select(Words.Of)],
            catalogue.Own.Contains(card.Id) ? "own"
                : card.Files.Values.All(catalogue.IsBundled) ? "program" : "address");
    }

    /// <summary>For people: a table, the default marked with a star.</summary>
    public static string Text(ModelPage page)
    {
        string[][] rows =
        [
            ["", "MODEL", "FEATURES", "LICENCE", "SIZE", "HERE", "NAME"],
            .. page.Models.Select(model => new[]
            {
                model.Default ? "*" : "",
                model.Id,
                model.Dimension.ToString("N0", CultureInfo.InvariantCulture),
                model.Licence,
                model.Bytes is { } bytes ? ByteSize.Write(bytes) : "?",
                model.Present ? string.Join(", ", model.Here) : "no",
                model.Name + (model.Verified ? "" : " (unverified: no hash is known yet)"),
            }),
        ];
        return TextTable.Write(rows);
    }
}
