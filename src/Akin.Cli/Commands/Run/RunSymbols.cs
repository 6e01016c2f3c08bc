using System.CommandLine;
using Akin.Cli.Commands.Cluster;
using Akin.Cli.Commands.Project;
using Akin.Cli.Stages;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Run;

/// <summary>The options of a whole run: what on, how grouped, how mapped.</summary>
internal sealed class RunSymbols
{
    private readonly ClusterSymbols _cluster = new();
    private readonly ProjectSymbols _project = new();
    private readonly SpaceSymbols _space = new(takesMap: true);
    private IReadOnlyList<Option> _options = [];

    public void AddTo(Command command)
    {
        var others = command.Options.ToHashSet();
        _cluster.AddTo(command);
        _project.AddMapTo(command);
        _space.AddTo(command);
        _options = [.. command.Options.Where(option => !others.Contains(option))];
    }

    /// <summary>Whether anything was said here.</summary>
    public bool AreGiven(ParseResult result) =>
        _options.Any(option => result.GetResult(option) is { Implicit: false });

    /// <summary>What was said, for those who know the usual space of the features.</summary>
    public Func<FeatureSpace, RunSettings> Read(ParseResult result, Settings settings)
    {
        var chosen = new RunSettings
        {
            Grouping = _cluster.Read(result, settings),
            Map = _project.ReadMap(result),
        };
        return usual => (chosen with { Space = _space.Read(result, usual) }).With(settings.Seed, settings.Threads);
    }
}
