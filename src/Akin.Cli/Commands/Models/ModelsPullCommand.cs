using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Embedding.Models;

namespace Akin.Cli.Commands.Models;

/// <summary><c>akin models pull</c>: fetches models.</summary>
internal sealed class ModelsPullCommand : Verb
{
    private readonly ModelArgument _models = new(
        "Models by their ids; akin models list has them.", required: false);

    private readonly Option<bool> _all = new("--all")
    {
        Description = "Every model of the catalogue.",
    };

    private readonly Option<Uri?> _from = new("--from")
    {
        Description = "A mirror: the address of a folder with files of the same names. Lengths and hashes stay those " +
            "of the catalogue.",
        HelpName = "ADDRESS",
        CustomParser = Values.FolderAddress,
    };

    public ModelsPullCommand()
        : base(
            "pull",
            "Fetches models, checks their SHA-256, keeps them in the folder of models. An interrupted pull goes on.")
    {
        Add(_models);
        Add(_all);
        Add(_from);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin models pull resnet50", "Fetch ResNet-50; the same again after Ctrl-C goes on where it stood."),
        new("akin models pull resnet18 --from http://mirror.local/models",
            "Fetch http://mirror.local/models/resnet18-v1-7.onnx; its hash must be the catalogue's."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var catalogue = shell.Models();
        var named = _models.Find(result, catalogue);
        var all = result.GetValue(_all);
        IReadOnlyList<ModelCard> cards = (named.Count > 0, all) switch
        {
            (true, true) => throw new UsageException("--all takes the place of models; give one of them."),
            (false, false) => throw new UsageException("say which models, or --all; akin models list has them."),
            (_, true) => [.. catalogue.Cards.Where(
                card => card.Files.Values.Any(file => file.Address is not null))],
            _ => named,
        };
        return ModelsPullHandler.RunAsync(catalogue, cards, result.GetValue(_from), settings, shell, cancellation);
    }
}
