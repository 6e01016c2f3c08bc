using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Imaging;

namespace Akin.Cli.Commands.Merge;

/// <summary><c>akin merge</c>: puts several groups into one.</summary>
internal sealed class MergeCommand : Verb
{
    private readonly FeatureSetSymbols _set = new();

    private readonly Option<int[]?> _cluster = new("--cluster")
    {
        Description = "The groups to put into one, as they were numbered when they were shown last; -1 are the "
            + "pictures in no group.",
        HelpName = "N,M",
        Arity = ArgumentArity.ExactlyOne,
        Required = true,
        CustomParser = GroupNumbers.Parse,
    };

    public MergeCommand()
        : base("merge", "Puts the pictures of several groups into one; the others stay as they are.")
    {
        Add(_cluster);
        _set.AddChoiceTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin merge --cluster 1,4", "Make one group of groups 1 and 4; groups are numbered by size again."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var limits = new DecodeLimits();
        var pictures = new PictureSettings(new(), limits.MaxPixels, limits.MaxFileBytes, RetryFailed: false)
        {
            Set = _set.Read(result),
        };
        return new RegroupWork(WorkspacePlace.Find([], settings, shell), pictures, settings, shell)
            .MergeAsync(result.GetValue(_cluster)!, cancellation);
    }
}
