using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Embedding.Models;

namespace Akin.Cli.Commands.Models;

/// <summary><c>akin models remove</c>: takes models away.</summary>
internal sealed class ModelsRemoveCommand : Verb
{
    private readonly ModelArgument _models = new("Models by their ids; akin models list has them.");

    public ModelsRemoveCommand()
        : base(
            "remove",
            "Deletes models from the folder of models. What comes with the program stays; features made with them too.")
        => Add(_models);

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin models remove vgg16", "Delete its file; akin models pull vgg16 brings it back."),
    ];

    public override async Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var catalogue = shell.Models();
        var removed = new List<RemovedModel>();
        foreach (var card in _models.Find(result, catalogue))
        {
            if (card.Files.Values.Any(catalogue.IsBundled))
            {
                throw new UsageException($"{card.Id} comes with the program and stays.");
            }

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
