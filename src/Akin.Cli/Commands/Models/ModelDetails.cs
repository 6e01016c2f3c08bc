using System.Globalization;
using Akin.Cli.Display;
using Akin.Embedding;
using Akin.Embedding.Inputs;
using Akin.Embedding.Models;
using Akin.Embedding.Tuning;

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
            Input(card.Input, size),
            size.Words,
            [.. card.Layers.Select(Layer)],
            [])
        {
            Measured = Measured(catalogue.Folder, card.Files.Values.Select(file => file.WholeSha256)),
        };
    }

    /// <summary>What a file that no catalogue knows would be used as.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="folder">The folder of models, where measurements are kept.</param>
    public static ModelDetail OfFile(string path, string folder)
    {
        var recipe = ExtractorRecipe.Choose(new ExtractorChoice { Model = path });
        var bytes = new FileInfo(path).Length;
        string[] precisions = [Words.Of(recipe.Precision)];
        return new(
            new ModelRow(
                recipe.ModelId, Path.GetFileName(path), recipe.Layer.Dimension, "not stated", bytes, Present: true,
                Default: false, Verified: false, precisions, precisions, "file"),
            "a file",
            [new ModelFileDetail(precisions[0], recipe.Path, Present: true, bytes, recipe.Sha256, Address: null)],
            Input(recipe.Input, recipe.Preprocessing),
            recipe.Preprocessing.Words,
            [Layer(recipe.Layer)],
            recipe.Assumptions)
        {
            Measured = Measured(folder, [recipe.Sha256]),
        };
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

        foreach (var assumption in detail.Assumptions)
        {
            Line("assumed", assumption);
        }

        foreach (var measured in detail.Measured ?? [])
        {
            Line("fastest here", measured.Text);
            Line("", measured.Features);
        }

        if (!model.Present)
        {
            Line("to get it", $"akin models pull {model.Id}");
        }

        var tensors = detail.Tensors is { } all ? "\n\n" + Table(all) : "";
        return $"{model.Id}  {model.Name}{(model.Default ? "  (default)" : "")}\n{TextTable.Write(lines)}{tensors}";
    }

    private static MeasuredDetail[]? Measured(string folder, IEnumerable<string?> sha256)
    {
        MeasuredDetail[] measured = [.. new ArrangementMemory(folder).Of(sha256)
            .Where(each => each.IsOfThisMachine).Select(MeasuredDetail.Of)];
        return measured.Length > 0 ? measured : null;
    }

    private static string Table(IReadOnlyList<TensorDetail> tensors) => TextTable.Write(
    [
        ["LAYER", "SHAPE", "OPERATOR", "ALSO"],
        .. tensors.Select(each => new[] { each.Tensor, each.Shape, each.Operator, string.Join(", ", each.Names) }),
    ]);

    private static string Input(string tensor, Preprocessing size) =>
        $"{tensor}: {size.Element.ToString().ToLowerInvariant()}, {(size.Layout == default ? "planes" : "pixels")} " +
        $"({Words.Of(size.Layout).ToUpperInvariant()})";

    private static LayerDetail Layer(LayerCard layer) =>
        new(layer.Name, layer.Tensor, Words.Of(layer.Pool), layer.Dimension);
}
