using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Embedding;
using Akin.Embedding.Graphs;
using Akin.Embedding.Models;
using Akin.Workspace.Training;

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

    private readonly LayerSymbols _layer = new();
    private readonly PreprocessingSymbols _preprocessing = new();

    public ModelsAddCommand()
        : base("add", "Copies a model file into the folder of models, for machines without network and for own models.")
    {
        Add(_file);
        Add(_as);
        _layer.AddTo(this);
        _preprocessing.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin models add resnet50-v1-12.onnx --as resnet50", "Use a file that was fetched by other means."),
        new("akin models add birds.onnx --as birds --preprocessing tf --layer penultimate",
            "Add a network of your own, with what embed is to do with it: akin embed Holiday --model birds"),
    ];

    public override async Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var path = ModelArgument.File(result.GetValue(_file)!, shell);
        var catalogue = shell.Models();
        var id = result.GetValue(_as) ?? Path.GetFileNameWithoutExtension(path).ToLowerInvariant();
        var choice = _layer.Read(
            result, new ExtractorChoice { Model = path, Preprocessing = _preprocessing.Read(result) });
        var added = await AddAsync(catalogue, choice, id, shell, cancellation).ConfigureAwait(false);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(AddSummary.Of(added)) : Text(added));
        return ExitCode.Done;
    }

    private static async Task<AddedModel> AddAsync(
        ModelCatalogue catalogue, ExtractorChoice choice, string id, Shell shell, CancellationToken cancellation)
    {
        var (path, addition) = (choice.Model!, new ModelAddition(catalogue));
        if (catalogue.Cards.FirstOrDefault(card => card.Id == id) is { } known)
        {
            return choice == new ExtractorChoice { Model = path }
                ? await addition.AddAsync(path, known, cancellation).ConfigureAwait(false)
                : throw new UsageException(
                    $"{id} has its own layer and preprocessing; other ones go with --as and a new id.");
        }

        if (!ModelAddition.IsId(id))
        {
            throw new UsageException(
                $"--as cannot be '{ModelArgument.Shown(id)}'; it takes {ModelAddition.IdForm}.");
        }

        if (TrainedExtractor.Means(id))
        {
            throw new UsageException($"--as cannot be '{id}': networks that were trained are called so.");
        }

        try
        {
            var recipe = ExtractorRecipe.Choose(choice, catalogue);
            foreach (var assumption in recipe.Assumptions)
            {
                shell.Error.WriteLine($"{id}: {assumption}");
            }

            using var graph = OnnxGraph.Open(path);
            return await addition.AddOwnAsync(path, id, recipe, graph.WeightFiles, cancellation).ConfigureAwait(false);
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(problem.Message);
        }
    }

    private static string Text(AddedModel added) => added.Outcome switch
    {
        AdditionOutcome.WasThere => $"{added.Id} is there already: {added.Path}",
        AdditionOutcome.FirstSeen =>
            $"{added.Id} is added: {added.Path}\nNo hash was known; from now on it is {added.Sha256}",
        _ => $"{added.Id} is added: {added.Path}",
    };
}
