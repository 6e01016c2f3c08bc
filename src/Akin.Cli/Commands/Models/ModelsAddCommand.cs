using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Embedding.Models;

namespace Akin.Cli.Commands.Models;

/// <summary><c>akin models add</c>: takes a file that the user has.</summary>
internal sealed class ModelsAddCommand : Verb
{
    private readonly Argument<string> _file = new("FILE.onnx")
    {
        Description = "An ONNX file; weights in files beside it are taken along.",
    };

    private readonly Option<string?> _as = new("--as")
    {
        Description = "The model that it is: an id of the catalogue, whose SHA-256 it must have, or a new id for a " +
            "model of your own. Default: the file's name.",
        HelpName = "ID",
    };

    public ModelsAddCommand()
        : base("add", "Copies a model file into the folder of models, for machines without network and for own models.")
    {
        Add(_file);
        Add(_as);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin models add resnet50-v1-12.onnx --as resnet50", "Use a file that was fetched by other means."),
    ];

    public override async Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var given = result.GetValue(_file)!;
        var path = shell.Absolute(given);
        if (!File.Exists(path))
        {
            throw new UsageException($"there is no file '{ModelArgument.Shown(given)}'.");
        }

        var catalogue = shell.Models();
        var id = result.GetValue(_as) ?? Path.GetFileNameWithoutExtension(path).ToLowerInvariant();
        var added = await AddAsync(catalogue, path, id, cancellation).ConfigureAwait(false);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(AddSummary.Of(added)) : Text(added));
        return ExitCode.Done;
    }

    private static async Task<AddedModel> AddAsync(
        ModelCatalogue catalogue, string path, string id, CancellationToken cancellation)
    {
        var addition = new ModelAddition(catalogue);
        if (catalogue.Cards.FirstOrDefault(card => card.Id == id) is { } known)
        {
            return await addition.AddAsync(path, known, cancellation).ConfigureAwait(false);
        }

        if (!ModelAddition.IsId(id))
        {
            throw new UsageException(
                $"--as cannot be '{ModelArgument.Shown(id)}'; it takes {ModelAddition.IdForm}.");
        }

        throw new UsageException($"there is no model '{id}'.");
    }

    private static string Text(AddedModel added) => added.Outcome switch
    {
        AdditionOutcome.WasThere => $"{added.Id} is there already: {added.Path}",
        AdditionOutcome.FirstSeen =>
            $"{added.Id} is added: {added.Path}\nNo hash was known; from now on it is {added.Sha256}",
        _ => $"{added.Id} is added: {added.Path}",
    };
}
