using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.Features;

/// <summary><c>akin features list</c>: the sets of features of a workspace.</summary>
internal sealed class FeaturesListCommand() : Verb("list", "Lists the sets of features; * marks the default.")
{
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin features list",
            "The sets of the only workspace in this folder: rows, bytes, runs, how each is made."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        using var workspace = WorkspacePlace.Find([], settings, shell).OpenForReading();
        var page = FeatureSetListing.Page(workspace);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(page)
            : page.Sets.Count == 0 ? "No features yet; akin embed makes them."
            : string.Join('\n', page.Sets.Select(FeatureSetListing.Line)));
        return Task.FromResult(ExitCode.Done);
    }
}
