namespace Akin.Workspace;

/// <summary>What an index has found and changed.</summary>
/// <param name="Inputs">Inputs in the ledger that are there now, left-out ones included.</param>
/// <param name="Read">Files that were opened: new ones, changed ones, and those that were unreachable.</param>
/// <param name="Added">Inputs that got a new id.</param>
/// <param name="Gone">Inputs that were there and are missing now, or have other content.</param>
public sealed record IndexResult(int Inputs, int Read, int Added, int Gone);
