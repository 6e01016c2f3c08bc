namespace Akin.Cli.Commands.Project;

/// <summary>How to place the rows on a map.</summary>
/// <param name="Method">The method.</param>
/// <param name="Dimensions">Dimensions of the map.</param>
/// <param name="Perplexity">How many neighbours a row counts with, for t-SNE.</param>
internal sealed record ProjectOptions(MapMethod Method, int Dimensions, double Perplexity);
