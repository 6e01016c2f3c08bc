namespace Akin.Cli.Commands.Models;

/// <summary>A tensor that features can be taken at.</summary>
/// <param name="Tensor">Its name, which <c>--layer</c> takes.</param>
/// <param name="Operator">What gives it.</param>
/// <param name="Shape">Its shape for one picture; ? where it is not known.</param>
/// <param name="Names">Names by position that mean it.</param>
internal sealed record TensorDetail(string Tensor, string Operator, string Shape, IReadOnlyList<string> Names);
