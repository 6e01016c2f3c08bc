using System.CommandLine;
using Akin.Cli.Display;

namespace Akin.Cli.Commands.Models;

/// <summary><c>akin models check</c>: runs models and says whether they give what they should.</summary>
internal sealed class ModelsCheckCommand : Verb
{
    private readonly ModelArgument _models = new(
        "Models by their ids, as akin models list has them, or ONNX files. Default: all that are here.",
        required: false);

    private readonly Option<string?> _pictures = new("--pictures")
    {
        Description = "Write the pictures that they are run on to this folder, as PNG, for comparing elsewhere.",
        HelpName = "DIR",
    };

    public ModelsCheckCommand()
        : base(
            "check",
            "Runs models on drawn pictures and compares their features with reference vectors, where they have any.")
    {
        Add(_models);
        Add(_pictures);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin models check", "Check every model that is here; exit code 1 when one is not what it should be."),
        new("akin models check resnet50", "Check one: loads, dimension, finite, repeatable, tells pictures apart."),
        new("akin models check birds.onnx autoencoder:dense", "Check a file of your own, and a network trained here."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var catalogue = shell.Models();
        var folder = result.GetValue(_pictures) is { } path ? shell.Absolute(path) : null;
        NamedModel[] named =
            [.. _models.Read(result).Select(name => NamedModel.Find(name, catalogue, settings, shell))];
        var trained = named.Length == 0 ? WorkspaceModels.All(settings, shell) : [];
        return Task.FromResult(
            ModelsCheckHandler.Run(catalogue, named, trained, folder, settings, shell, cancellation));
    }
}
