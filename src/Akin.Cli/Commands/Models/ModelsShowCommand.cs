using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Workspace.Training;

namespace Akin.Cli.Commands.Models;

/// <summary><c>akin models show</c>: all that is known of a model.</summary>
internal sealed class ModelsShowCommand : Verb
{
    private readonly ModelArgument _model = new("A model by its id, as akin models list has them, or an ONNX file.");

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
        if (TrainedExtractor.Means(name))
        {
            var trained = WorkspaceModels.Find(name, settings, shell);
            var detail = ModelDetails.Of(catalogue, trained);
            return detail with
            {
                Model = detail.Model with { Origin = "workspace" },
                Tensors = layers ? ModelTensors.Of(catalogue, trained) : null,
            };
        }

        if (!ExtractorChoice.NamesFile(name) || catalogue.Cards.Any(card => card.Id == name))
        {
            var card = ModelArgument.Find(name, catalogue);
            return ModelDetails.Of(catalogue, card) with
            {
                Tensors = layers ? ModelTensors.Of(catalogue, card) : null,
            };
        }

        var path = shell.Absolute(name);
        if (!File.Exists(path))
        {
            throw new UsageException($"there is no file '{ModelArgument.Shown(name)}'.");
        }

        return ModelDetails.OfFile(path, catalogue.Folder) with { Tensors = layers ? ModelTensors.Of(path) : null };
    }
}
