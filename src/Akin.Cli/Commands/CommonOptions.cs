using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;

namespace Akin.Cli.Commands;

/// <summary>The options that every verb takes.</summary>
internal sealed class CommonOptions
{
    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print the result as one JSON object, paths absolute.",
        Recursive = true,
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads to use; the result is the same at any number. Default: one for each core.",
        HelpName = "N",
        CustomParser = Values.Whole(1, 1024),
        DefaultValueFactory = _ => Environment.ProcessorCount,
        Recursive = true,
    };

    private readonly Option<long?> _memory = new("--memory")
    {
        Description = "The memory to keep to, such as 4GB, 56 MB of it for the program itself. With --vectors "
            + "k-means trains on a sample beyond it, PCA and exact neighbours read rows from the file; in a workspace "
            + "PCA reads features from their shards. Other work that would take more is refused. Default: no limit.",
        HelpName = "SIZE",
        CustomParser = Values.Size,
        Recursive = true,
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Seed of everything random: the same seed gives the same bits. Default: 0.",
        HelpName = "N",
        CustomParser = Values.Seed,
        Recursive = true,
    };

    private readonly Option<string?> _workspace = new("--workspace")
    {
        Description = "The workspace folder. Default: NAME.akin beside the source, or the only *.akin in this folder.",
        HelpName = "DIR",
        Recursive = true,
    };

    public IReadOnlyList<Option> All => [_json, _threads, _memory, _seed, _workspace];

    public Settings Read(ParseResult result) => new(
        result.GetValue(_json),
        result.GetValue(_threads),
        MemoryBudget.Left(result.GetValue(_memory)),
        result.GetValue(_seed),
        result.GetValue(_workspace));
}
