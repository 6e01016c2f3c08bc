using System.Globalization;
using Akin.Cli.Display;
using Akin.Embedding.Models;
using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Cli.Commands.Models;

/// <summary>Checks the files of models one after the other.</summary>
internal static class ModelsCheckHandler
{
    public static int Run(
        ModelCatalogue catalogue,
        IReadOnlyList<ModelCard> named,
        string? folder,
        Settings settings,
        Shell shell,
        CancellationToken cancellation)
    {
        var cards = named.Count > 0 ? named : catalogue.Cards;
        var files = cards.SelectMany(card => card.Files.Keys.Order().Select(precision => (card, precision)))
            .Where(file => IsToBeRun(
                catalogue, file.card, file.precision, named.Count > 0, PrecisionChoice.Resolve(null)))
            .ToList();
        if (files.Count == 0)
        {
            throw new ModelUnavailableException(
                $"No model is here that could be checked, neither with the program nor in {catalogue.Folder}; install "
                + "Akin again, or get one with akin models pull ID.");
        }

        var models = new List<CheckedModel>();
        using (var progress = new ProgressLine(shell))
        {
            foreach (var (card, precision) in files)
            {
                progress.Report(new StageProgress("checking models", models.Count, files.Count, "files"));
                WritePictures(card, folder);
                models.Add(Row(ModelCheck.Run(catalogue, card, precision, cancellation)));
            }
        }

        var summary = new CheckSummary(models, models.TrueForAll(model => model.Passed));
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : Text(models));
        return summary.Passed ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>
    /// What is here, damaged or not, and of what was named everything; int8 where this processor computes it exactly,
    /// or where a named model comes in nothing else: elsewhere it is not used.
    /// </summary>
    internal static bool IsToBeRun(
        ModelCatalogue catalogue, ModelCard card, Precision precision, bool named, Precision suits) =>
        (named || File.Exists(catalogue.PathOf(card.Files[precision])))
        && (precision != Precision.Int8 || suits == Precision.Int8 || (named && card.Files.Count == 1));

    private static void WritePictures(ModelCard card, string? folder)
    {
        if (folder is null)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var size = card.Preprocessing;
        foreach (var (number, picture) in ModelCheck.Draw(size.Width, size.Height).Index())
        {
            File.WriteAllBytes(
                Path.Combine(folder, $"{size.Width}x{size.Height}-{number}.png"), PictureEncoder.Png(picture));
        }
    }

    private static CheckedModel Row(ModelCheckResult result) => new(
        result.Id,
        Words.Of(result.Precision),
        result.Dimension,
        result.Cosine,
        result.Limit,
        result.Fault is null,
        result.Fault);

    private static string Text(List<CheckedModel> models)
    {
        var culture = CultureInfo.InvariantCulture;
        return TextTable.Write(
        [
            ["MODEL", "PRECISION", "FEATURES", "COSINE", "LIMIT", ""],
            .. models.Select(model => new[]
            {
                model.Id,
                model.Precision,
                model.Dimension.ToString("N0", culture),
                model.Cosine?.ToString("0.000000", culture) ?? "-",
                model.Limit.ToString(culture),
                model.Fault is { } fault ? $"WRONG: {fault}"
                    : model.Cosine is null ? "works; no reference to compare with" : "right",
            }),
        ]);
    }
}
