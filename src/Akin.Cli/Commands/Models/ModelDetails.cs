using System.Globalization;
using Akin.Cli.Display;
using Akin.Embedding.Models;

namespace Akin.Cli.Commands.Models;

/// <summary>All that a row of the catalogue says.</summary>
internal static class ModelDetails
{
    public static ModelDetail Of(ModelCatalogue catalogue, ModelCard card)
    {
        var size = card.Preprocessing;
        return new(
            ModelListing.Row(catalogue, card),
            card.Source,
            [.. card.Files.OrderBy(each => each.Key).SelectMany(each => each.Value.All, (each, file) =>
                new ModelFileDetail(
                    Words.Of(each.Key), catalogue.PathOf(file), catalogue.IsPresent(file with { Data = null }),
                    file.Bytes, file.Sha256, file.Address))],
            $"{card.Input}: {Words.Of(size.Element)}, {(size.Layout == default ? "planes" : "pixels")} " +
                $"({Words.Of(size.Layout).ToUpperInvariant()})",
            size.Words,
            [.. card.Layers.Select(layer => new LayerDetail(
                layer.Name, layer.Tensor, Words.Of(layer.Pool), layer.Dimension))]);
    }

    /// <summary>For people.</summary>
    public static string Text(ModelDetail detail)
    {
        var culture = CultureInfo.InvariantCulture;
        var (model, lines) = (detail.Model, new List<string[]>());
        void Line(string name, string value) => lines.Add(["  " + name, value]);

        Line("licence", model.Licence);
        Line("source", detail.Source);
        foreach (var file in detail.Files)
        {
            Line(file.Precision, file.Path + (file.Present ? "" : " (not here)"));
            Line("", file.Bytes is { } bytes ? string.Create(culture, $"{bytes:N0} bytes") : "length not known yet");
            Line("", file.Sha256 is { } hash ? $"SHA-256 {hash}" : "unverified: no SHA-256 is known yet");
            if (file.Address is { } address)
            {
                Line("", address);
            }
        }

        Line("input", detail.Input);
        Line("preprocessing", detail.Preprocessing);
        foreach (var layer in detail.Layers)
        {
            var usual = layer == detail.Layers[0] ? " (usual)" : "";
            Line($"layer {layer.Name}", string.Create(
                culture, $"{layer.Dimension:N0} numbers: {layer.Tensor}, pool {layer.Pool}{usual}"));
        }

        if (!model.Present)
        {
            Line("to get it", $"akin models pull {model.Id}");
        }

        return $"{model.Id}  {model.Name}{(model.Default ? "  (default)" : "")}\n{TextTable.Write(lines)}";
    }
}
