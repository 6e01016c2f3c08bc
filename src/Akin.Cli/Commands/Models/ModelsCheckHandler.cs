using System.Globalization;
using Akin.Cli.Display;
using Akin.Embedding.Models;
using Akin.Imaging;
using Akin.Numerics;

namespace Akin.Cli.Commands.Models;

/// <summary>Checks the files of models one after the other.</summary>
internal static class ModelsCheckHandler
{
    /// <param name="catalogue">The models there are.</param>
    /// <param name="named">Those that were named: rows, or files; none for all that are here.</param>
    /// <param name="trained">The networks that are checked where none is named.</param>
    /// <param name="folder">Gets the pictures; none for nowhere.</param>
    /// <param name="settings">What every verb is told.</param>
    /// <param name="shell">Where the result goes.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    public static int Run(
        ModelCatalogue catalogue,
        IReadOnlyList<NamedModel> named,
        IReadOnlyList<ModelCard> trained,
        string? folder,
        Settings settings,
        Shell shell,
        CancellationToken cancellation)
    {
        var models = named.Count > 0 ? named : [.. catalogue.Cards.Concat(trained).Select(NamedModel.Of)];
        var suits = PrecisionChoice.Resolve(null);
        Func<ModelCheckResult>[] checks =
            [.. models.SelectMany(model => Checks(catalogue, model, named.Count > 0, suits, cancellation))];
        if (checks.Length == 0)
        {
            throw new ModelUnavailableException(
                $"No model is here that could be checked, neither with the program nor in {catalogue.Folder}; install "
                + "Akin again, or get one with akin models pull ID.");
        }

        var results = new List<ModelCheckResult>();
        using (var progress = new ProgressLine(shell))
        {
            foreach (var check in checks)
            {
                progress.Report(new StageProgress("checking models", results.Count, checks.Length, "files"));
                var result = check();
                WritePictures(result.Pictures, folder);
                results.Add(result);
            }
        }

        foreach (var result in results)
        {
            result.Assumptions.ToList().ForEach(line => shell.Error.WriteLine($"{result.Id}: {line}"));
        }

        var summary = new CheckSummary([.. results.Select(Row)], results.TrueForAll(result => result.Fault is null));
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : Text(summary.Models));
        return summary.Passed ? ExitCode.Done : ExitCode.Failed;
    }

    private static IEnumerable<Func<ModelCheckResult>> Checks(
        ModelCatalogue catalogue, NamedModel model, bool named, Precision suits, CancellationToken cancellation) =>
        model.Card is not { } card
            ? [() => ModelCheck.Run(model.Path!, model.Name, cancellation)]
            : card.Files.Keys.Order().Where(precision => IsToBeRun(catalogue, card, precision, named, suits))
                .Select<Precision, Func<ModelCheckResult>>(
                    precision => () => ModelCheck.Run(catalogue, card, precision, cancellation));

    /// <summary>
    /// What is here, damaged or not, and of what was named everything; int8 where this processor computes it exactly,
    /// or where a named model comes in nothing else: elsewhere it is not used.
    /// </summary>
    internal static bool IsToBeRun(
        ModelCatalogue catalogue, ModelCard card, Precision precision, bool named, Precision suits) =>
        (named || File.Exists(catalogue.PathOf(card.Files[precision])))
        && (precision != Precision.Int8 || suits == Precision.Int8 || (named && card.Files.Count == 1));

    private static void WritePictures(IReadOnlyList<RgbImage> pictures, string? folder)
    {
        if (folder is null || pictures.Count == 0)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        foreach (var (number, picture) in pictures.Index())
        {
            File.WriteAllBytes(
                Path.Combine(folder, $"{picture.Width}x{picture.Height}-{number}.png"), PictureEncoder.Png(picture));
        }
    }

    private static CheckedModel Row(ModelCheckResult result) => new(
        result.Id,
        result.Precision is { } precision ? Words.Of(precision) : null,
        result.Dimension,
        result.Cosine,
        result.Limit,
        result.Fault is null,
        result.Fault);

    private static string Text(IReadOnlyList<CheckedModel> models)
    {
        var culture = CultureInfo.InvariantCulture;
        return TextTable.Write(
        [
            ["MODEL", "PRECISION", "FEATURES", "COSINE", "LIMIT", ""],
            .. models.Select(model => new[]
            {
                model.Id,
                model.Precision ?? "-",
                model.Dimension?.ToString("N0", culture) ?? "-",
                model.Cosine?.ToString("0.000000", culture) ?? "-",
                model.Limit?.ToString(culture) ?? "-",
                model.Fault is { } fault ? $"WRONG: {fault}"
                    : model.Cosine is null ? "works; no reference to compare with" : "right",
            }),
        ]);
    }
}
