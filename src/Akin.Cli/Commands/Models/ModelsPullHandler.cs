using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Embedding.Models;

namespace Akin.Cli.Commands.Models;

/// <summary>Fetches models one after the other; one that cannot be had does not keep the others away.</summary>
internal static class ModelsPullHandler
{
    public static async Task<int> RunAsync(
        ModelCatalogue catalogue,
        IReadOnlyList<ModelCard> cards,
        Uri? mirror,
        Settings settings,
        Shell shell,
        CancellationToken cancellation)
    {
        using var downloader = shell.Downloader();
        var pull = new ModelPull(catalogue, downloader, mirror);
        var models = new List<PulledModel>();
        foreach (var card in cards)
        {
            var model = await PullAsync(pull, card, shell, cancellation).ConfigureAwait(false);
            models.Add(model);
            if (model.Error is { } error)
            {
                shell.Error.WriteLine($"akin models pull: {error}");
            }
            else if (!settings.Json)
            {
                shell.Out.WriteLine(Text(model));
            }
        }

        if (settings.Json)
        {
            shell.Out.WriteLine(CliJson.Write(new PullSummary(catalogue.Folder, models)));
        }

        return models.Exists(model => model.Error is not null) ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task<PulledModel> PullAsync(
        ModelPull pull, ModelCard card, Shell shell, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(shell);
        try
        {
            var files = await pull.RunAsync(card, progress, progress, cancellation).ConfigureAwait(false);
            return new(
                card.Id,
                [.. files.Select(file => new PulledFile(
                    file.Path, file.Bytes, file.Sha256, file.WasThere, file.ResumedFrom))],
                Error: null);
        }
        catch (ModelUnavailableException problem)
        {
            return new(card.Id, [], problem.Message);
        }
    }

    private static string Text(PulledModel model) => model.Files is []
        ? $"{model.Id} comes with the program"
        : string.Join('\n', model.Files.Select(file =>
            $"{model.Id} {(file.WasThere ? "is there already" : "is there")}: {file.Path} " +
            $"({ByteSize.Write(file.Bytes)}, SHA-256 {file.Sha256})"));
}
