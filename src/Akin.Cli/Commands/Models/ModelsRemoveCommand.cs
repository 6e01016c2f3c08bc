using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Embedding.Models;
using Akin.Workspace.Training;

namespace Akin.Cli.Commands.Models;

/// <summary><c>akin models remove</c>: takes models away.</summary>
internal sealed class ModelsRemoveCommand : Verb
{
    private readonly ModelArgument _models = new("Models by their ids; akin models list has them.");

    public ModelsRemoveCommand()
        : base(
            "remove",
            "Deletes models from the folder of models, or networks that were trained in the workspace. What comes with "
            + "the program stays; features made with them too.")
        => Add(_models);

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin models remove vgg16", "Delete its file; akin models pull vgg16 brings it back."),
        new("akin models remove autoencoder:dense --workspace Houses.akin",
            "Delete a network that was trained in Houses.akin, once no set of features is of it."),
    ];

    public override async Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var catalogue = shell.Models();
        var removed = new List<RemovedModel>();
        var names = _models.Read(result).Distinct().ToLookup(TrainedExtractor.Means);
        ModelCard[] cards = [.. names[false].Select(id => ModelArgument.Find(id, catalogue))];
        if (cards.FirstOrDefault(card => card.Files.Values.Any(catalogue.IsBundled)) is { } bundled)
        {
            throw new UsageException($"{bundled.Id} comes with the program and stays.");
        }

        string[] trained = [.. names[true].Select(id => WorkspaceModels.Find(id, settings, shell).Id).Distinct()];
        removed.AddRange(trained.Zip(
            WorkspaceModels.Remove(trained, settings, shell), (id, bytes) => new RemovedModel(id, bytes)));
        foreach (var card in cards)
        {
            var bytes = await new ModelRemoval(catalogue).RunAsync(card, cancellation).ConfigureAwait(false);
            removed.Add(new(card.Id, bytes));
        }

        shell.Out.WriteLine(settings.Json
            ? CliJson.Write(new RemovalSummary(catalogue.Folder, removed))
            : string.Join('\n', removed.Select(model => model.FreedBytes > 0
                ? $"{model.Id} is removed: {ByteSize.Write(model.FreedBytes)} freed"
                : $"{model.Id} was not there")));
        return ExitCode.Done;
    }
}
