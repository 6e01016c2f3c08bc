namespace Akin.Cli.Commands.Mosaic;

/// <summary>What a border's colour stands for.</summary>
/// <param name="Name">The cluster or collection.</param>
/// <param name="Colour">The colour, <c>#rrggbb</c>.</param>
/// <param name="Pictures">How many pictures have it.</param>
internal sealed record MosaicColour(string Name, string Colour, int Pictures);
