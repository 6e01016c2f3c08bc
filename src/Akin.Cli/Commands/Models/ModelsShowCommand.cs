using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;

namespace Akin.Cli.Commands.Models;

/// <summary><c>akin models show</c>: all that is known of a model.</summary>
internal sealed class ModelsShowCommand : Verb
{
    private readonly ModelArgument _model = new("A model by its id; akin models list has them.");

    public ModelsShowCommand()
        : base("show", "Shows all that is known of a model: files, licence, source, input, preprocessing, layers.") =>
        Add(_model);

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin models show resnet50", "Where its file is, what it takes, and what --layer can take from it."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var catalogue = shell.Models();
        var details = _model.Find(result, catalogue).Select(card => ModelDetails.Of(catalogue, card)).ToList();
        if (settings.Json && details.Count > 1)
        {
            throw new UsageException("--json shows one model.");
        }

        shell.Out.WriteLine(settings.Json
            ? CliJson.Write(details[0]) : string.Join("\n\n", details.Select(ModelDetails.Text)));
        return Task.FromResult(ExitCode.Done);
    }
}
