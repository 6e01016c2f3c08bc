namespace Akin.Cli.Commands.Ledger;

/// <summary>What <c>akin ledger --json</c> prints.</summary>
internal sealed record LedgerPage(
    string Workspace, IReadOnlyList<LedgerEntry> Inputs, IReadOnlyDictionary<string, int> States,
    int Dropped);
