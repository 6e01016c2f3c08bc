using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.Ledger;

/// <summary><c>akin ledger</c>: every input and its state.</summary>
internal sealed class LedgerCommand : Verb
{
    private readonly Option<bool> _failed = new("--failed")
    {
        Description = "Only the inputs that yield no picture.",
    };

    public LedgerCommand()
        : base("ledger", "Lists every input with its state and the reason for it.") => Add(_failed);

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin ledger --failed", "What could not be used, and why."),
        new("akin ledger --json --workspace Holiday.akin", "All inputs, for programs."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var place = WorkspacePlace.Find([], settings, shell);
        return Task.FromResult(LedgerHandler.Run(place, result.GetValue(_failed), settings, shell));
    }
}
