using System.CommandLine;
using System.CommandLine.Help;
using Akin.Cli.Commands.Cluster;
using Akin.Cli.Commands.Compare;
using Akin.Cli.Commands.CompareModels;
using Akin.Cli.Commands.Dedup;
using Akin.Cli.Commands.Demo;
using Akin.Cli.Commands.Doctor;
using Akin.Cli.Commands.Drop;
using Akin.Cli.Commands.Embed;
using Akin.Cli.Commands.Export;
using Akin.Cli.Commands.Features;
using Akin.Cli.Commands.Index;
using Akin.Cli.Commands.Journal;
using Akin.Cli.Commands.Keep;
using Akin.Cli.Commands.Ledger;
using Akin.Cli.Commands.Merge;
using Akin.Cli.Commands.Models;
using Akin.Cli.Commands.Mosaic;
using Akin.Cli.Commands.Neighbours;
using Akin.Cli.Commands.Project;
using Akin.Cli.Commands.Report;
using Akin.Cli.Commands.Run;
using Akin.Cli.Commands.Sample;
using Akin.Cli.Commands.Score;
using Akin.Cli.Commands.Sheet;
using Akin.Cli.Commands.Train;
using Akin.Cli.Commands.Undo;
using Akin.Cli.Presets;

namespace Akin.Cli.Commands;

/// <summary>
/// All verbs and the options they share. Built once for each command line: its symbols are not shared.
/// </summary>
internal sealed class CommandTree
{
    public CommandTree()
    {
        Help = Root.Options.OfType<HelpOption>().Single();
        Help.Description = "Show help and examples.";
        Version = Root.Options.OfType<VersionOption>().Single();
        Version.Description = "Show the version.";
        Version.Recursive = true;
        foreach (var option in Common.All)
        {
            Root.Add(option);
        }

        foreach (var command in Commands)
        {
            Root.Add(command);
        }

        foreach (var verb in Verbs.Where(verb => PresetList.For(verb.Name) is { Count: > 0 }))
        {
            verb.Add(new PresetOption(verb.Name, PresetList.For(verb.Name)));
        }
    }

    public RootCommand Root { get; } = new("Groups a pile of unlabelled pictures by how alike they look.");

    public CommonOptions Common { get; } = new();

    public HelpOption Help { get; }

    public VersionOption Version { get; }

    /// <summary>Verbs and groups of them, in the order in which help shows them.</summary>
    public IReadOnlyList<Command> Commands { get; } =
    [
        new RunCommand(),
        new DemoCommand(),
        new IndexCommand(),
        new EmbedCommand(),
        new VerbGroup(
            "train", "Trains networks on one's own pictures.", new TrainAutoencoderCommand()),
        new ClusterCommand(),
        new ScoreCommand(),
        new ProjectCommand(),
        new NeighboursCommand(),
        new DedupCommand(),
        new SampleCommand(),
        new CompareCommand(),
        new CompareModelsCommand(),
        new MosaicCommand(),
        new ReportCommand(),
        new SheetCommand(),
        new DropCommand(),
        new KeepCommand(),
        new MergeCommand(),
        new UndoCommand(),
        new VerbGroup(
            "journal", "The edits of a collection: lists them, writes them to a file, replays such a file.",
            new JournalListCommand(), new JournalExportCommand(), new JournalReplayCommand()),
        new LedgerCommand(),
        new ExportCommand(),
        new VerbGroup(
            "features", "The sets of features of a workspace: lists, shows, deletes them, makes one of another.",
            new FeaturesListCommand(), new FeaturesShowCommand(), new FeaturesDeleteCommand(),
            new FeaturesTransformCommand()),
        new VerbGroup(
            "models", "The models: lists, shows, fetches, adds, removes, checks and tunes them.",
            new ModelsListCommand(), new ModelsShowCommand(), new ModelsPullCommand(), new ModelsAddCommand(),
            new ModelsRemoveCommand(), new ModelsCheckCommand(), new ModelsTuneCommand()),
        new DoctorCommand(),
    ];

    /// <summary>All verbs, those of groups among them.</summary>
    public IEnumerable<Verb> Verbs => Commands.SelectMany(
        command => command is VerbGroup group ? group.Verbs : [(Verb)command]);
}
