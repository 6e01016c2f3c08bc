namespace Akin.Cli.Commands.Compare;

/// <summary>A picture and the nearest of another collection.</summary>
/// <param name="Collection">The picture's collection.</param>
/// <param name="Path">The picture, absolute.</param>
/// <param name="RivalCollection">The other's collection.</param>
/// <param name="RivalPath">The other, absolute.</param>
/// <param name="Distance">How far apart their features are.</param>
/// <param name="SameBytes">Whether they are the same file.</param>
internal sealed record ComparedRival(
    string Collection, string Path, string RivalCollection, string RivalPath, double Distance, bool SameBytes);
