using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Curation;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Curating;

namespace Akin.Cli.Commands.Drop;

/// <summary><c>akin drop</c>: leaves groups or pictures out of all that follows.</summary>
internal sealed class DropCommand : Verb
{
    private readonly PictureArgument _pictures = new();

    private readonly Option<int[]?> _cluster = new("--cluster")
    {
        Description = "Drop the pictures of these groups, as they were numbered when they were shown last; -1 are the "
            + "pictures in no group.",
        HelpName = "N[,M]",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = GroupNumbers.Parse,
    };

    private readonly Option<bool> _undo = new("--undo")
    {
        Description = "Take the latest drop back.",
    };

    public DropCommand()
        : base("drop", "Leaves groups or pictures out of all that follows; the files stay where they are.")
    {
        _pictures.AddTo(this);
        Add(_cluster);
        Add(_undo);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin drop --cluster 8", "Leave group 8 out: akin sheet, akin cluster and all others work on the rest."),
        new("akin drop --cluster 3,-1", "Leave group 3 and the pictures in no group out."),
        new("akin drop --undo", "Bring back what was dropped last."),
        new("akin drop logo.png plans/ground.png", "Leave two pictures out."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var numbers = result.GetValue(_cluster) ?? [];
        var undo = result.GetValue(_undo);
        var ways = (numbers.Length > 0 ? 1 : 0) + (undo ? 1 : 0) + (_pictures.IsGiven(result) ? 1 : 0);
        if (ways != 1)
        {
            throw new UsageException(ways == 0
                ? "say what to drop: --cluster N, pictures, or --pictures LIST; --undo takes the latest drop back."
                : "--cluster, pictures and --undo exclude each other.");
        }

        var work = new EditWork(settings, shell);
        return Task.FromResult(
            undo ? work.Undo(EditKind.Drop)
            : numbers.Length > 0 ? work.Run((workspace, curator) => DropGroups(workspace, curator, numbers), Text)
            : DropPictures(work, result, shell));
    }

    private static Edit DropGroups(AkinWorkspace workspace, Curator curator, int[] numbers)
    {
        var groups = GroupChoice.Of(EditWork.Groups(workspace), numbers);
        return curator.Drop(groups.Pictures, groups);
    }

    /// <summary>Pictures that are dropped already are counted: the same command again goes on or does nothing.
    /// </summary>
    private int DropPictures(EditWork work, ParseResult result, Shell shell)
    {
        var already = 0;
        return work.Run(
            (workspace, curator) =>
            {
                var named = _pictures.Read(result, workspace, Curator.CanBeIn, shell);
                var dropped = workspace.Catalogue.Pictures.ListDropped().Select(picture => picture.Id).ToHashSet();
                already = named.Count(dropped.Contains);
                return named.Length == 0 ? throw new UsageException(
                        "--pictures names no picture; there is nothing to drop.")
                    : already == named.Length ? null
                    : curator.Drop([.. named.Where(picture => !dropped.Contains(picture))]);
            },
            edit => (edit is null ? "Nothing to do" : Text(edit)) + (already == 0 ? ""
                : $"{(edit is null ? ": " : " ")}{Counted.Of(already, "picture")} {(already == 1 ? "was" : "were")} "
                    + "dropped already."),
            summary => summary with { Already = already });
    }

    private static string Text(Edit? edit)
    {
        var where = edit!.Groups.Count == 0 ? ""
            : $" of group{(edit.Groups.Count == 1 ? "" : "s")} {string.Join(", ", edit.Groups)}";
        return $"Edit {edit.Number}: {Counted.Of(edit.Pictures.Count, "picture")}{where} dropped; akin undo takes it "
            + "back.";
    }
}
