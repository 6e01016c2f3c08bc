namespace Akin.Cli.Commands.Index;

/// <summary>What <c>akin index --json</c> prints.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Inputs">Inputs in the ledger that are there now.</param>
/// <param name="Read">Files that had to be opened.</param>
/// <param name="Added">Inputs that are new.</param>
/// <param name="Gone">Inputs that were there before and are not now.</param>
/// <param name="States">How many inputs are in which state.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record IndexSummary(
    string Workspace, int Inputs, int Read, int Added, int Gone, IReadOnlyDictionary<string, int> States,
        double Seconds);
