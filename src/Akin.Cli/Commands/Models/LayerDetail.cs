namespace Akin.Cli.Commands.Models;

/// <summary>A named way to take features.</summary>
/// <param name="Name">What <c>--layer</c> takes.</param>
/// <param name="Tensor">The tensor of the graph.</param>
/// <param name="Pool">How its values become one vector.</param>
/// <param name="Dimension">Numbers in it.</param>
internal sealed record LayerDetail(string Name, string Tensor, string Pool, int Dimension);
