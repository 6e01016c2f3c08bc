using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Embedding.Models;
using Akin.Workspace.Training;

namespace Akin.Cli.Commands.Models;

/// <summary><c>akin models show</c>: all that is known of a model.</summary>
internal sealed class ModelsShowCommand : Verb
{
    private readonly ModelArgument _model = new("Models by their ids, as akin models list has them, or ONNX files.");

    private readonly Option<bool> _layers = new("--layers")
    {
        Description = "List every tensor that features can be taken at, with its shape.",
    };

    public ModelsShowCommand()
        : base("show", "Shows all that is known of a model: files, licence, source, input, preprocessing, layers.")
    {
        Add(_model);
        Add(_layers);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin models show resnet50", "Where its file is, what it takes, and what --layer can take from it."),
        new("akin models show birds.onnx --layers", "What a file of your own is taken for, and all its tensors."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var catalogue = shell.Models();
        var all = result.GetValue(_layers);
        var details = _model.Read(result).Select(name => Detail(catalogue, name, all, settings, shell)).ToList();
        if (settings.Json && details.Count > 1)
        {
            throw new UsageException("--json shows one model.");
        }

        shell.Out.WriteLine(settings.Json
            ? CliJson.Write(details[0]) : string.Join("\n\n", details.Select(ModelDetails.Text)));
        return Task.FromResult(ExitCode.Done);
    }

    private static ModelDetail Detail(
        ModelCatalogue catalogue, string name, bool layers, Settings settings, Shell shell)
    {
        var model = NamedModel.Find(name, catalogue, settings, shell);
        if (model.Path is { } path)
        {
            return ModelDetails.OfFile(path, catalogue.Folder) with
            {
                Tensors = layers ? ModelTensors.Of(path) : null,
            };
        }

        var card = model.Card!;
        var detail = ModelDetails.Of(catalogue, card);
        return detail with
        {
            Model = TrainedExtractor.Means(card.Id) ? detail.Model with { Origin = "workspace" } : detail.Model,
            Tensors = layers ? ModelTensors.Of(catalogue, card) : null,
        };
    }
}
