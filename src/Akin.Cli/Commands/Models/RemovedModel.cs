namespace Akin.Cli.Commands.Models;

/// <summary>A model that was removed.</summary>
/// <param name="Id">The model.</param>
/// <param name="FreedBytes">Bytes that its files had; 0 when nothing of it was there.</param>
internal sealed record RemovedModel(string Id, long FreedBytes);
