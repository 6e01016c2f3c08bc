using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Workspace;

namespace Akin.Cli.Commands.Features;

/// <summary><c>akin features delete</c>: removes a set and its files.</summary>
internal sealed class FeaturesDeleteCommand : Verb
{
    private readonly SetArgument _set = new();

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Delete it although runs were made of it; the runs stay.",
    };

    public FeaturesDeleteCommand()
        : base("delete", "Deletes a set of features and its files, and nothing else; says how many bytes that frees.")
    {
        Add(_set);
        Add(_force);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin features delete efficientnet-lite2", "Delete a set that no run was made of."),
        new("akin features delete efficientnet-lite2 --force", "Delete it also when there are such runs."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        using var workspace = WorkspacePlace.Find([], settings, shell).OpenForWriting();
        var set = FeatureSets.Named(workspace, _set.Read(result));
        if (FeatureSetDeletion.WhyNot(workspace, set, result.GetValue(_force)) is { } fault)
        {
            throw new UsageException(fault);
        }

        var runs = workspace.Runs.MadeOf(set).Count;
        var freed = FeatureSetDeletion.Delete(workspace, set);
        var deleted = new DeletedSet(workspace.Folder, set.Name, freed, runs);
        shell.Out.WriteLine(settings.Json
            ? CliJson.Write(deleted)
            : $"{set.Name} deleted, {ByteSize.Write(freed)} freed");
        return Task.FromResult(ExitCode.Done);
    }
}
