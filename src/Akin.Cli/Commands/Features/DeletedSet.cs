namespace Akin.Cli.Commands.Features;

/// <summary>What <c>akin features delete --json</c> prints.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Deleted">The set that was there.</param>
/// <param name="FreedBytes">Bytes of its files.</param>
/// <param name="Runs">Runs that were made of it, and stay.</param>
internal sealed record DeletedSet(string Workspace, string Deleted, long FreedBytes, int Runs);
