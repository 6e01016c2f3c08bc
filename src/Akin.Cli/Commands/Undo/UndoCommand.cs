using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.Undo;

/// <summary><c>akin undo</c>: takes an edit back.</summary>
internal sealed class UndoCommand : Verb
{
    private readonly Option<int?> _edit = new("--edit")
    {
        Description = "Take back the edit of this number, whatever came after it; akin journal list shows them. "
            + "Default: the latest that holds.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1),
    };

    public UndoCommand()
        : base("undo", "Takes the latest edit of the collection back: a drop, a keep, a division, a merge.")
        => Add(_edit);

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin undo", "Take the latest edit back; once more takes back the one before."),
        new("akin undo --edit 2", "Take edit 2 back and leave the others."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation) =>
        Task.FromResult(new EditWork(settings, shell).Undo(null, result.GetValue(_edit)));
}
