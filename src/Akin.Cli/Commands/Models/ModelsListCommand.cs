using System.CommandLine;
using Akin.Cli.Display;

namespace Akin.Cli.Commands.Models;

/// <summary><c>akin models list</c>: the models there are.</summary>
internal sealed class ModelsListCommand() : Verb("list", "Lists the models: those that are here and those that can be.")
{
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin models list", "Every model with the number of its features, licence, size, and whether it is here."),
        new("akin models list --workspace Houses.akin", "The networks that were trained in Houses.akin among them."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var page = ModelListing.Page(shell.Models(), WorkspaceModels.All(settings, shell));
        shell.Out.WriteLine(settings.Json ? CliJson.Write(page) : ModelListing.Text(page));
        return Task.FromResult(ExitCode.Done);
    }
}
